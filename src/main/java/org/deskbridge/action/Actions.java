package org.deskbridge.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Secrets;
import org.deskbridge.platform.Tenant;

/** A workspace's actions and the hosts that they may call. */
@ApplicationScoped
@Transactional
public class Actions {
    private static final int MOST = 50;
    private static final int MOST_HOSTS = 50;
    private static final String HOST =
            "([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?){0,10}"
                    + "|\\[[0-9a-f:.]{2,45}\\])(:[0-9]{1,5})?";

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Secrets secrets;

    public ActionView create(Fields fields) {
        one();
        if (count() >= MOST) {
            throw new Problem(409, "a workspace has at most " + MOST + " actions");
        }
        var draft = checked(fields, Optional.empty());
        var row = new ActionRow(draft.definition(), clock.instant());
        unique(draft.definition().name(), row.id);
        keep(row, draft);
        em.persist(row);
        em.flush();
        return row.view();
    }

    public ActionView change(UUID id, Fields fields) {
        one();
        var row = found(id);
        var draft = checked(fields, Optional.of(row));
        unique(draft.definition().name(), id);
        keep(row, draft);
        row.define(draft.definition(), clock.instant());
        return row.view();
    }

    public void remove(UUID id) {
        em.remove(found(id));
    }

    public ActionView get(UUID id) {
        return found(id).view();
    }

    public List<ActionView> list() {
        return em.createQuery("select a from ActionRow a order by a.name, a.id", ActionRow.class)
                .getResultStream()
                .map(ActionRow::view)
                .toList();
    }

    /** Asked before the workspace is known, in order to find out whether the caller belongs to it. */
    public Optional<UUID> workspaceOf(UUID id) {
        return Tenant.everywhere(
                () -> Optional.ofNullable(em.find(ActionRow.class, id)).map(row -> row.workspaceId));
    }

    public List<String> hosts() {
        return em.createQuery("select h.host from AllowedHost h order by h.host", String.class)
                .getResultList();
    }

    /** The whole list, as names with or without a port; a name alone stands for its scheme's own port. */
    public List<String> allow(List<String> wanted) {
        var hosts = new TreeSet<String>();
        for (var host : wanted) {
            var clean = host.strip().toLowerCase(Locale.ROOT);
            if (!clean.matches(HOST)) {
                throw Problem.field("hosts", "must be names such as api.shop.example or api.shop.example:8443");
            }
            hosts.add(clean);
        }
        if (hosts.size() > MOST_HOSTS) {
            throw Problem.field("hosts", "must have at most " + MOST_HOSTS + " items");
        }
        one();
        em.createQuery("delete from AllowedHost").executeUpdate();
        hosts.forEach(host -> em.persist(new AllowedHost(host)));
        return List.copyOf(hosts);
    }

    /** An action with the secret that it sends; empty for none. */
    record Ready(Definition definition, String secret) {}

    Optional<Ready> ready(UUID id) {
        return Optional.ofNullable(em.find(ActionRow.class, id)).map(row -> new Ready(row.definition(), secret(row)));
    }

    /** A definition that is tried before it is stored, or instead of what is stored under its id. */
    Ready draft(Fields fields, Optional<UUID> stored) {
        var draft = checked(fields, stored.map(this::found));
        return new Ready(draft.definition(), draft.secret());
    }

    private Ready checked(Fields fields, Optional<ActionRow> stored) {
        var definition = Drafts.read(fields);
        var secret = Drafts.secret(fields);
        var target = UrlTemplate.of(definition.url());
        if (target.isPresent() && !target.get().isOn(hosts())) {
            fields.wrong("url", "leads to " + target.get().place() + ", which is not on the list of allowed hosts");
        }
        var kept = stored.filter(row -> row.headerSecret != null);
        if (definition.sendsSecret() && secret.isEmpty() && target.isPresent()) {
            if (kept.isEmpty()) {
                fields.object("header").wrong("value", "is required");
            } else if (!definition.sendsSecretWhere(kept.get().definition())) {
                fields.object("header").wrong("value", "must be typed again, since it goes to another place now");
            } else {
                secret = secret(kept.get());
            }
        }
        fields.check();
        return new Ready(definition, definition.sendsSecret() ? secret : "");
    }

    private void keep(ActionRow row, Ready draft) {
        row.headerSecret =
                draft.secret().isEmpty() ? null : secrets.seal(draft.secret().getBytes(UTF_8), row.place());
    }

    private String secret(ActionRow row) {
        return row.headerSecret == null
                ? ""
                : secrets.unseal(row.headerSecret, row.place())
                        .map(bytes -> new String(bytes, UTF_8))
                        .orElse("");
    }

    private void unique(String name, UUID own) {
        var taken = em.createQuery("select a.id from ActionRow a where a.name = :name and a.id <> :own", UUID.class)
                .setParameter("name", name)
                .setParameter("own", own)
                .getResultList();
        if (!taken.isEmpty()) {
            throw Problem.field("name", "is the name of another action");
        }
    }

    /** One change of a workspace's actions at a time, so that what was looked at still holds at the commit. */
    private void one() {
        em.createNativeQuery("update workspace set name = name where id = ?1")
                .setParameter(1, Tenant.current())
                .executeUpdate();
    }

    private long count() {
        return em.createQuery("select count(a) from ActionRow a", Long.class).getSingleResult();
    }

    private ActionRow found(UUID id) {
        var row = em.find(ActionRow.class, id);
        if (row == null) {
            throw Problem.notFound("action");
        }
        return row;
    }
}
