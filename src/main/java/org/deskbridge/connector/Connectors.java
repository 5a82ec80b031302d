package org.deskbridge.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Secrets;
import org.jspecify.annotations.Nullable;

/** The accounts at help desks that workspaces hand over to. */
@ApplicationScoped
@Transactional
public class Connectors {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Sealing sealing;

    @Inject
    Helpdesks helpdesks;

    @Inject
    VendorDoor door;

    /** A connector to be made. */
    public record Wanted(
            String type, String name, Map<String, String> credentials, JsonObject settings, Set<UUID> workspaces) {}

    /** What is to be changed; null leaves it as it is. */
    public record Change(
            @Nullable String name,
            @Nullable Map<String, String> credentials,
            @Nullable JsonObject settings,
            @Nullable Set<UUID> workspaces) {}

    public UUID create(Wanted wanted, String apiBase) {
        var connector = new Connector(
                wanted.type(),
                wanted.name(),
                helpdesks.known(wanted.type()).label(wanted.credentials()),
                wanted.settings(),
                wanted.workspaces(),
                clock.instant());
        connector.webhookBase = apiBase;
        connector.webhookSecret = sealing.seal(Secrets.randomText(24), connector.webhookPlace());
        connector.credentials = sealing.credentials(connector, wanted.credentials());
        em.persist(connector);
        return connector.id;
    }

    public void change(UUID id, Change change) {
        var connector = locked(id);
        connector.name = change.name() == null ? connector.name : change.name();
        connector.settings = change.settings() == null
                ? connector.settings
                : change.settings().toString();
        if (change.workspaces() != null) {
            connector.workspaces = change.workspaces();
        }
        if (change.credentials() != null) {
            connector.credentials = sealing.credentials(connector, change.credentials());
            connector.label = helpdesks.known(connector.type).label(change.credentials());
            connector.state = ConnectorState.CONNECTED;
            connector.cause = null;
        }
    }

    /** The credentials are gone afterwards; what was said and linked stays. */
    public void disconnect(UUID id) {
        var connector = locked(id);
        connector.state = ConnectorState.DISCONNECTED;
        connector.cause = null;
        connector.credentials = null;
        connector.webhookParts = null;
    }

    public Optional<ConnectorView> get(UUID id) {
        return Optional.ofNullable(em.find(Connector.class, id)).map(this::view);
    }

    public List<ConnectorView> of(UUID workspace) {
        return em.createQuery(
                        "select c from Connector c where :workspace member of c.workspaces order by c.createdAt, c.id",
                        Connector.class)
                .setParameter("workspace", workspace)
                .getResultStream()
                .map(this::view)
                .toList();
    }

    /** The connectors that are to be kept in step. */
    public List<UUID> living() {
        return em.createQuery("select c.id from Connector c where c.state <> :gone", UUID.class)
                .setParameter("gone", ConnectorState.DISCONNECTED)
                .getResultList();
    }

    public List<UUID> gone() {
        return em.createQuery("select c.id from Connector c where c.state = :gone", UUID.class)
                .setParameter("gone", ConnectorState.DISCONNECTED)
                .getResultList();
    }

    /** Where a workspace in the mode of this vendor hands over to; the newest where there are several. */
    public Optional<UUID> serving(UUID workspace, String type) {
        return em.createQuery(
                        "select c.id from Connector c where :workspace member of c.workspaces and c.type = :type"
                                + " and c.state <> :gone order by c.createdAt desc, c.id desc",
                        UUID.class)
                .setParameter("workspace", workspace)
                .setParameter("type", type)
                .setParameter("gone", ConnectorState.DISCONNECTED)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The account behind a connector; empty once it is disconnected. */
    public Optional<VendorAccount> account(UUID id) {
        var connector = em.find(Connector.class, id);
        if (connector == null || connector.credentials == null) {
            return Optional.empty();
        }
        door.block(id, connector.blockedUntil);
        return Optional.of(account(
                helpdesks.known(connector.type),
                id,
                sealing.open(connector, connector.credentials),
                connector.settings()));
    }

    /** The vendor of a connector, for facts about it that need no account. */
    public Optional<Helpdesk> helpdesk(UUID id) {
        return Optional.ofNullable(em.find(Connector.class, id)).flatMap(connector -> helpdesks.of(connector.type));
    }

    /** What is left of the account's allowance as this node last heard; NaN while nothing is known. */
    public double requestsLeft(UUID id) {
        return door.left(id);
    }

    /** An account that is not stored, to be tried. */
    public VendorAccount account(Helpdesk helpdesk, UUID id, Map<String, String> credentials, JsonObject settings) {
        return new VendorAccount(door, helpdesk, id, credentials, settings, null);
    }

    /** Shows admins that something has to be done before this account works again. */
    public void needsAttention(UUID id, String cause) {
        em.createQuery("update Connector c set c.state = :state, c.cause = :cause where c.id = :id"
                        + " and c.state <> :gone")
                .setParameter("state", ConnectorState.ATTENTION)
                .setParameter("cause", cause.length() > 1000 ? cause.substring(0, 1000) : cause)
                .setParameter("gone", ConnectorState.DISCONNECTED)
                .setParameter("id", id)
                .executeUpdate();
    }

    public void works(UUID id) {
        em.createQuery("update Connector c set c.state = :state, c.cause = null where c.id = :id"
                        + " and c.state = :attention")
                .setParameter("state", ConnectorState.CONNECTED)
                .setParameter("attention", ConnectorState.ATTENTION)
                .setParameter("id", id)
                .executeUpdate();
    }

    private ConnectorView view(Connector connector) {
        return new ConnectorView(
                connector.id,
                connector.type,
                connector.name,
                connector.label,
                connector.state.name().toLowerCase(java.util.Locale.ROOT),
                connector.cause,
                webhookUrl(connector),
                new ConnectorView.Webhook(
                        connector.webhookParts != null,
                        helpdesks
                                .of(connector.type)
                                .flatMap(Helpdesk::registration)
                                .isEmpty(),
                        connector.webhookTrouble,
                        connector.webhookSeenAt),
                shown(connector),
                Settings.plain(connector.settings()),
                connector.workspaces.stream().sorted().toList(),
                connector.createdAt);
    }

    private String webhookUrl(Connector connector) {
        var shared = helpdesks
                .of(connector.type)
                .filter(Helpdesk::hasOneWebhookAddress)
                .isPresent();
        return connector.webhookBase + "connectors/" + (shared ? connector.type : connector.id) + "/webhook";
    }

    private Map<String, Object> shown(Connector connector) {
        var shown = new LinkedHashMap<String, Object>();
        if (connector.credentials != null) {
            var secret = helpdesks.of(connector.type).map(Helpdesk::secrets).orElse(List.of());
            sealing.open(connector, connector.credentials)
                    .forEach((name, value) ->
                            shown.put(name, secret.contains(name) ? new ConnectorView.Secret(true) : value));
        }
        return shown;
    }

    private Connector locked(UUID id) {
        var connector = em.find(Connector.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (connector == null) {
            throw Problem.notFound("connector");
        }
        return connector;
    }
}
