package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deskbridge.connector.Connecting;
import org.deskbridge.connector.ConnectorView;
import org.deskbridge.connector.Connectors;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.Helpdesks;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** The five steps from an account at a vendor to a connector that works; nothing is stored before the last of them. */
@Named
@ViewScoped
public class ConnectPage implements Serializable {
    static final int LAST = 5;

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

    private String type = "";
    private int step = 1;
    private final TypedCredentials credentials = new TypedCredentials();
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
        workspaces = new ArrayList<>(List.of(member.workspaceId().toString()));
    }

    private Helpdesk helpdesk() {
        return helpdesks.of(type).orElseThrow(() -> Problem.notFound("help desk"));
    }

    public void takeCredentials() {
        member.mustBeAdmin();
        credentials.read(helpdesk());
        test = ConnectionTest.pending();
        step = 2;
    }

    public void runTest() {
        member.mustBeAdmin();
        var read = credentials.read(helpdesk());
        var tested = connecting.test(type, read);
        account = tested.ok() ? AccountChoices.ask(() -> connecting.vocabulary(type, read)) : AccountChoices.unknown();
        test = ConnectionTest.of(tested, account);
        if (name.isEmpty()) {
            name = getVendor().getTitle() + " " + credentials.getSubdomain();
        }
    }

    public void next() {
        member.mustBeAdmin();
        if (step == 2 && !test.isPassed()) {
            return;
        }
        if (step == LAST - 1) {
            save(credentials.read(helpdesk()));
        }
        step = Math.min(LAST, step + 1);
    }

    public void back() {
        step = connector == null ? Math.max(1, step - 1) : step;
    }

    private void save(Map<String, String> read) {
        var chosen = settings.read();
        connecting.check(chosen, type, read);
        var wanted = new Connectors.Wanted(type, name.strip(), read, chosen, reach.chosen(workspaces));
        var id = connecting.connect(wanted, PublicAddress.api());
        credentials.forget();
        connector = connectors.get(id).orElseThrow(() -> Problem.notFound("connector"));
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
        return List.of("Credentials", "Test", "Routing", "Fields", "Webhook");
    }

    public TypedCredentials getCredentials() {
        return credentials;
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
        return step;
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
