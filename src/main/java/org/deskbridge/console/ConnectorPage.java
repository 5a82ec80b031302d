package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deskbridge.connector.Connecting;
import org.deskbridge.connector.ConnectorView;
import org.deskbridge.connector.Connectors;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.Helpdesks;
import org.deskbridge.conversation.ConversationView;
import org.deskbridge.ledger.Backlog;
import org.deskbridge.ledger.Ledger;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Messages;

/** One account: how it is, and everything that can be changed about it. */
@Named
@ViewScoped
public class ConnectorPage implements Serializable {
    private static final Set<String> ASKING = Set.of("routing", "mapping", "assistant");

    @Inject
    Reach reach;

    @Inject
    Connectors connectors;

    @Inject
    Connecting connecting;

    @Inject
    Helpdesks helpdesks;

    @Inject
    Ledger ledger;

    @Inject
    PayloadPreview preview;

    private String id = "";
    private String tab = "health";
    private @Nullable ConnectorView connector;
    private @Nullable TypedCredentials credentials;
    private TypedSettings settings = new TypedSettings();
    private AccountChoices account = AccountChoices.unknown();
    private Backlog backlog = Backlog.NONE;
    private long openTickets;
    private String name = "";
    private List<String> workspaces = new ArrayList<>();
    private String conversation = "";

    public void open() {
        load();
        beginCredentials();
        if (ASKING.contains(tab) && !isGone()) {
            account = AccountChoices.ask(
                    () -> connecting.vocabulary(getConnector().id()));
        }
    }

    private void beginCredentials() {
        var blank = new TypedCredentials(getVendor());
        blank.begin(getConnector().label());
        credentials = blank;
    }

    private void load() {
        var now = reach.connector(id);
        connector = now;
        settings = TypedSettings.of(now.settings());
        backlog = ledger.backlog(now.id().toString());
        openTickets = ledger.openTickets(now.id());
        name = now.name();
        workspaces =
                new ArrayList<>(now.workspaces().stream().map(UUID::toString).toList());
    }

    public void runTest() {
        var tested = connecting.test(reach.connector(id).id());
        if (tested.ok()) {
            Messages.addGlobalInfo("It works. {0}.", tested.message());
        } else {
            Messages.addGlobalError("{0}", tested.message());
        }
        load();
    }

    public void rotate() {
        var now = reach.connector(id);
        var read = getCredentials().read(helpdesks.of(now.type()).orElseThrow(() -> Problem.notFound("help desk")));
        var tested = connecting.test(now.type(), read);
        if (!tested.ok()) {
            Messages.addGlobalError("{0}. The old credentials stay.", tested.message());
            return;
        }
        connectors.change(now.id(), new Connectors.Change(null, read, null, null));
        connecting.registerWebhook(now.id());
        load();
        beginCredentials();
        Messages.addGlobalInfo("The new credentials work and are saved. {0}.", tested.message());
    }

    public void save() {
        var now = reach.connector(id);
        var wanted = settings.read();
        connecting.check(settings.only(names()), now.id());
        connectors.change(now.id(), new Connectors.Change(name.strip(), null, wanted, reach.chosen(workspaces)));
        load();
        Messages.addGlobalInfo("Saved. The next hand-over goes by this.");
    }

    /** What this tab can mend; what is wrong on another one must not keep it from being mended. */
    private Set<String> names() {
        var picks = tab.equals("assistant")
                ? getVendor().getInside()
                : getVendor().getRouting().picks();
        return tab.equals("mapping")
                ? Set.of("fieldMapping")
                : picks.stream().map(Routing.Pick::id).collect(Collectors.toSet());
    }

    /** Whom the assistant hands off to is left open at one's own risk, but never to the assistant itself. */
    public void saveInside() {
        if (settings.isHandingOffToItself()) {
            throw Problem.field("handoffUserId", "is the assistant's own user; choose somebody else");
        }
        save();
    }

    /** Whether the assistant can also work on the desk's own tickets. */
    public boolean isInside() {
        return helpdesks.of(getConnector().type()).flatMap(Helpdesk::insideDesk).isPresent();
    }

    /** What a hand-over of this conversation would send with what is on the page now. */
    public List<PayloadPreview.Request> payload(ConversationView sample) {
        return connectors
                .account(getConnector().id())
                .map(stored -> preview.requests(sample, stored.with(settings.sketch())))
                .orElse(List.of());
    }

    public boolean isGone() {
        return getConnector().state().equals("disconnected");
    }

    public boolean isDrifted() {
        return settings.getRows().stream().anyMatch(row -> account.isGone(row.getField()));
    }

    public boolean isLegacy() {
        return getConnector().credentials().containsKey("apiToken");
    }

    public Backlog getBacklog() {
        return backlog;
    }

    public long getOpenTickets() {
        return openTickets;
    }

    public Vendor getVendor() {
        return Vendor.of(getConnector().type()).orElseThrow(() -> Problem.notFound("help desk"));
    }

    public ConnectorView getConnector() {
        return Objects.requireNonNull(connector, "opened first");
    }

    public TypedCredentials getCredentials() {
        return Objects.requireNonNull(credentials, "opened first");
    }

    public TypedSettings getSettings() {
        return settings;
    }

    public AccountChoices getAccount() {
        return account;
    }

    public List<String> getTabs() {
        var living = Stream.of("credentials", "routing", "mapping", "assistant", "webhook", "danger zone")
                .filter(one ->
                        !one.equals("mapping") || getVendor().getRouting().mapping())
                .filter(one -> !one.equals("assistant") || isInside());
        return Stream.concat(Stream.of("health"), isGone() ? Stream.empty() : living)
                .toList();
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    public String getTab() {
        return tab;
    }

    public void setTab(@Nullable String tab) {
        this.tab = tab == null || tab.isEmpty() ? "health" : tab;
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
