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
import org.deskbridge.connector.Connecting;
import org.deskbridge.connector.ConnectorView;
import org.deskbridge.connector.Connectors;
import org.deskbridge.connector.Helpdesks;
import org.deskbridge.ledger.Backlog;
import org.deskbridge.ledger.Ledger;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** One account: how it is, and everything that can be changed about it. */
@Named
@ViewScoped
public class ConnectorPage implements Serializable {
    private static final Set<String> ASKING = Set.of("routing", "mapping");

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

    private String id = "";
    private String tab = "health";
    private @Nullable ConnectorView connector;
    private final TypedCredentials credentials = new TypedCredentials();
    private TypedSettings settings = new TypedSettings();
    private AccountChoices account = AccountChoices.unknown();
    private Backlog backlog = Backlog.NONE;
    private long openTickets;
    private String name = "";
    private List<String> workspaces = new ArrayList<>();
    private String conversation = "";

    public void open() {
        load();
        credentials.begin(getConnector().label());
        if (ASKING.contains(tab) && !isGone()) {
            account = AccountChoices.ask(
                    () -> connecting.vocabulary(getConnector().id()));
        }
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
        var read = credentials.read(helpdesks.of(now.type()).orElseThrow(() -> Problem.notFound("help desk")));
        var tested = connecting.test(now.type(), read);
        if (!tested.ok()) {
            Messages.addGlobalError("{0}. The old credentials stay.", tested.message());
            return;
        }
        connectors.change(now.id(), new Connectors.Change(null, read, null, null));
        connecting.registerWebhook(now.id());
        credentials.forget();
        load();
        credentials.begin(getConnector().label());
        Messages.addGlobalInfo("The new credentials work and are saved. {0}.", tested.message());
    }

    public void save() {
        var now = reach.connector(id);
        var chosen = settings.read();
        connecting.check(chosen, now.id());
        connectors.change(now.id(), new Connectors.Change(name.strip(), null, chosen, reach.chosen(workspaces)));
        load();
        Messages.addGlobalInfo("Saved. The next hand-over goes by this.");
    }

    public void disconnect() {
        var now = reach.connector(id);
        connecting.disconnect(now.id());
        Messages.addFlashGlobalInfo("{0} is disconnected and its credentials are erased.", now.name());
        Faces.redirect(Faces.getRequestContextPath() + "/console/integrations.xhtml");
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
        return credentials;
    }

    public TypedSettings getSettings() {
        return settings;
    }

    public AccountChoices getAccount() {
        return account;
    }

    public List<String> getTabs() {
        return isGone()
                ? List.of("health")
                : List.of("health", "credentials", "routing", "mapping", "webhook", "danger zone");
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
