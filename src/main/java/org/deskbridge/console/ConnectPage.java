package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.deskbridge.connector.Connecting;
import org.deskbridge.connector.ConnectorView;
import org.deskbridge.connector.Connectors;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.Helpdesks;
import org.deskbridge.conversation.ConversationView;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** The five steps from an account at a vendor to a connector that works; nothing is stored before the last of them. */
@Named
@ViewScoped
public class ConnectPage implements Serializable {
    /** What an admin does one after the other; a vendor without fields of its own has no step for them. */
    private enum Step {
        CREDENTIALS("Credentials"),
        TEST("Test"),
        ROUTING("Routing"),
        FIELDS("Fields"),
        WEBHOOK("Webhook");

        private final String title;

        Step(String title) {
            this.title = title;
        }
    }

    @Inject
    Member member;

    @Inject
    Reach reach;

    @Inject
    DeskMode desk;

    @Inject
    Helpdesks helpdesks;

    @Inject
    Connecting connecting;

    @Inject
    Connectors connectors;

    @Inject
    Consents consents;

    @Inject
    PayloadPreview preview;

    private String type = "";
    private Step step = Step.CREDENTIALS;
    private @Nullable TypedCredentials credentials;
    private final TypedSettings settings = new TypedSettings();
    private ConnectionTest test = ConnectionTest.pending();
    private AccountChoices account = AccountChoices.unknown();
    private String name = "";
    private List<String> workspaces = new ArrayList<>();
    private String conversation = "";
    private @Nullable ConnectorView connector;

    public void open() {
        member.mustBeAdmin();
        helpdesk();
        var vendor = getVendor();
        if (consents.isFor(vendor)) {
            Faces.redirect(
                    consents.isOpen(vendor)
                            ? consents.address(vendor)
                            : Faces.getRequestContextPath() + "/console/integrations.xhtml?trouble=not-configured");
            return;
        }
        credentials = new TypedCredentials(vendor);
        workspaces = new ArrayList<>(List.of(member.workspaceId().toString()));
    }

    private Helpdesk helpdesk() {
        return helpdesks.of(type).orElseThrow(() -> Problem.notFound("help desk"));
    }

    public void takeCredentials() {
        member.mustBeAdmin();
        getCredentials().read(helpdesk());
        test = ConnectionTest.pending();
        step = Step.TEST;
    }

    public void runTest() {
        member.mustBeAdmin();
        var read = getCredentials().read(helpdesk());
        var tested = connecting.test(type, read);
        account = tested.ok() ? AccountChoices.ask(() -> connecting.vocabulary(type, read)) : AccountChoices.unknown();
        test = ConnectionTest.of(tested, account);
        if (name.isEmpty()) {
            name = getVendor().getTitle() + " " + getCredentials().subdomain();
        }
    }

    public void next() {
        member.mustBeAdmin();
        if (step == Step.TEST && !test.isPassed()) {
            return;
        }
        if (step == Step.ROUTING || step == Step.FIELDS) {
            connecting.check(settings.read(), type, getCredentials().read(helpdesk()));
        }
        var order = order();
        var following = order.get(Math.min(order.size() - 1, order.indexOf(step) + 1));
        if (following == Step.WEBHOOK && connector == null) {
            save(getCredentials().read(helpdesk()));
        }
        step = following;
    }

    public void back() {
        var order = order();
        step = connector == null ? order.get(Math.max(0, order.indexOf(step) - 1)) : step;
    }

    private List<Step> order() {
        return Stream.of(Step.values())
                .filter(one -> one != Step.FIELDS || getVendor().getRouting().mapping())
                .toList();
    }

    private void save(Map<String, String> read) {
        var wanted = new Connectors.Wanted(type, name.strip(), read, settings.read(), reach.chosen(workspaces));
        var id = connecting.connect(wanted, PublicAddress.api());
        getCredentials().forget();
        connector = connectors.get(id).orElseThrow(() -> Problem.notFound("connector"));
    }

    /** What a hand-over of this conversation would send with what is on the page now. */
    public List<PayloadPreview.Request> payload(ConversationView sample) {
        return preview.requests(
                sample,
                connectors.account(helpdesk(), Ids.next(), getCredentials().read(helpdesk()), settings.sketch()));
    }

    public void switchMode() {
        desk.turnTo(type);
        Messages.addFlashGlobalInfo(
                "New hand-overs go to {0} from now on.", getVendor().getTitle());
        finish();
    }

    public void finish() {
        var saved = Objects.requireNonNull(connector, "saved by now");
        Faces.redirect(
                Faces.getRequestContextPath() + "/console/connector.xhtml?id=%s",
                saved.id().toString());
    }

    public boolean isOtherMode() {
        return !desk.getNow().equals(type);
    }

    public Vendor getVendor() {
        return Vendor.of(type).orElseThrow(() -> Problem.notFound("help desk"));
    }

    public List<String> getSteps() {
        return order().stream().map(one -> one.title).toList();
    }

    public TypedCredentials getCredentials() {
        return Objects.requireNonNull(credentials, "opened first");
    }

    public TypedSettings getSettings() {
        return settings;
    }

    public ConnectionTest getTest() {
        return test;
    }

    public AccountChoices getAccount() {
        return account;
    }

    public @Nullable ConnectorView getConnector() {
        return connector;
    }

    public int getStep() {
        return order().indexOf(step) + 1;
    }

    public boolean isAt(String title) {
        return step.title.equals(title);
    }

    /** What follows is saved, not asked. */
    public boolean isSavedNext() {
        return getStep() == order().size() - 1;
    }

    public String getType() {
        return type;
    }

    public void setType(@Nullable String type) {
        this.type = type == null ? "" : type;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public List<String> getWorkspaces() {
        return workspaces;
    }

    public void setWorkspaces(List<String> workspaces) {
        this.workspaces = workspaces;
    }

    public String getConversation() {
        return conversation;
    }

    public void setConversation(String conversation) {
        this.conversation = conversation;
    }
}
