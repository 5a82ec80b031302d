package org.deskbridge.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Secrets;
import org.jspecify.annotations.Nullable;

/** The workspaces of this installation and their settings. */
@ApplicationScoped
@Transactional
public class Workspaces {
    public static final int MOST_DAYS = 36_500;

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Secrets secrets;

    /** What a caller wants changed; null leaves a field as it is. */
    public record Change(
            @Nullable String name,
            @Nullable String helpdeskMode,
            @Nullable List<String> allowedSites,
            @Nullable String assistantName,
            @Nullable String greeting,
            @Nullable String brand,
            @Nullable String teamMail,
            @Nullable Integer retentionDays) {
        public Change(
                @Nullable String name,
                @Nullable String helpdeskMode,
                @Nullable List<String> allowedSites,
                @Nullable String assistantName,
                @Nullable String greeting,
                @Nullable String brand,
                @Nullable String teamMail) {
            this(name, helpdeskMode, allowedSites, assistantName, greeting, brand, teamMail, null);
        }
    }

    public WorkspaceView create(String name, UUID owner) {
        return create(name, "wk_" + Secrets.randomText(15), owner);
    }

    public WorkspaceView create(String name, String widgetKey, UUID owner) {
        var workspace = new Workspace(name, widgetKey, clock.instant());
        workspace.renewIdentityKey(secrets);
        em.persist(workspace);
        em.persist(new Membership(owner, workspace.id, Role.OWNER));
        return workspace.view();
    }

    public WorkspaceView get(UUID id) {
        return found(id).view();
    }

    public Optional<WorkspaceView> withWidgetKey(String key) {
        return em.createQuery("select w from Workspace w where w.widgetKey = :key", Workspace.class)
                .setParameter("key", key)
                .getResultStream()
                .map(Workspace::view)
                .findFirst();
    }

    public List<WorkspaceView> of(UUID account) {
        return em.createQuery(
                        "select w from Workspace w join Membership m on m.key.workspace = w.id"
                                + " where m.key.account = :account order by w.createdAt, w.id",
                        Workspace.class)
                .setParameter("account", account)
                .getResultStream()
                .map(Workspace::view)
                .toList();
    }

    /** Those that do not keep their conversations for ever. */
    public List<UUID> thatForget() {
        return em.createQuery("select w.id from Workspace w where w.retentionDays > 0 order by w.id", UUID.class)
                .getResultList();
    }

    public WorkspaceView change(UUID id, Change change) {
        var workspace = found(id);
        workspace.name = or(change.name, workspace.name);
        workspace.helpdeskMode = or(change.helpdeskMode, workspace.helpdeskMode);
        workspace.assistantName = or(change.assistantName, workspace.assistantName);
        workspace.greeting = or(change.greeting, workspace.greeting);
        workspace.brand = or(change.brand, workspace.brand);
        workspace.teamMail = or(change.teamMail, workspace.teamMail);
        if (change.retentionDays != null) {
            workspace.retentionDays = change.retentionDays;
        }
        if (change.allowedSites != null) {
            workspace.allowedSites = String.join("\n", change.allowedSites);
        }
        return workspace.view();
    }

    public Abilities abilities(UUID id) {
        return found(id).abilities;
    }

    public Abilities change(UUID id, Abilities abilities) {
        found(id).abilities = abilities;
        return abilities;
    }

    /** The key that signs visitors' identity tokens (HS256). */
    public byte[] identityKey(UUID id) {
        var sealed = found(id).identitySecret;
        return sealed == null
                ? Secrets.random(32)
                : secrets.unseal(sealed, id + "/identity")
                        .orElseThrow(() -> new IllegalStateException("the key set does not open this workspace's key"));
    }

    /** Whatever was signed with the old key is worth nothing from here on. */
    public void renewIdentityKey(UUID id) {
        found(id).renewIdentityKey(secrets);
    }

    /** Numbers tickets 1, 2, 3 … within the workspace; the row stays locked until the caller's commit. */
    @Transactional(Transactional.TxType.MANDATORY)
    public long nextTicketNumber(UUID id) {
        em.createQuery("update Workspace w set w.lastTicket = w.lastTicket + 1 where w.id = :id")
                .setParameter("id", id)
                .executeUpdate();
        return em.createQuery("select w.lastTicket from Workspace w where w.id = :id", Long.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    private static String or(@Nullable String wanted, String present) {
        return wanted == null ? present : wanted;
    }

    private Workspace found(UUID id) {
        var workspace = em.find(Workspace.class, id);
        if (workspace == null) {
            throw Problem.notFound("workspace");
        }
        return workspace;
    }
}
