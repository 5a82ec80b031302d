package org.deskbridge.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.connector.Registration.Registered;
import org.jspecify.annotations.Nullable;

/** What is kept of a connector's webhook: its secret, what was made for it at the vendor, and when it was last heard. */
@ApplicationScoped
@Transactional
public class WebhookRecords {
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(1);

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Sealing sealing;

    @Inject
    Helpdesks helpdesks;

    /** What a delivery is judged by. */
    public record Expected(String type, String secret) {}

    /** Empty for a connector that is not there or not connected any more. */
    Optional<Expected> expected(UUID id) {
        var connector = em.find(Connector.class, id);
        if (connector == null || connector.webhookSecret == null || connector.credentials == null) {
            return Optional.empty();
        }
        var own = sealing.open(connector.webhookSecret, connector.webhookPlace());
        var given = helpdesks.known(connector.type).webhookSecret(sealing.open(connector, connector.credentials));
        return Optional.of(new Expected(connector.type, given.orElse(own)));
    }

    /** The connected accounts of this name at a vendor that calls one address for all of them. */
    public List<UUID> called(String type, String label) {
        return em.createQuery(
                        "select c.id from Connector c where c.type = :type and c.label = :label and c.credentials is not null",
                        UUID.class)
                .setParameter("type", type)
                .setParameter("label", label)
                .getResultList();
    }

    Map<String, String> parts(UUID id) {
        return Sealing.texts(Connector.object(em.find(Connector.class, id).webhookParts));
    }

    void registered(UUID id, Registered registered) {
        var connector = em.find(Connector.class, id);
        connector.webhookParts = Sealing.json(registered.parts()).toString();
        connector.webhookTrouble = null;
        if (registered.secret() != null) {
            connector.webhookSecret = sealing.seal(registered.secret(), connector.webhookPlace());
        }
    }

    void unregistered(UUID id, @Nullable String trouble) {
        var connector = em.find(Connector.class, id);
        connector.webhookParts = null;
        connector.webhookTrouble = trouble;
    }

    /** The secret that the vendor chose for a webhook which an admin set up by hand. */
    public void secret(UUID id, String secret) {
        var connector = em.find(Connector.class, id);
        connector.webhookSecret = sealing.seal(secret, connector.webhookPlace());
    }

    /**
     * To the second, and left to whoever is noting the same at this moment: many at once would wait for each other's commit
     * at this one row.
     */
    public void heard(UUID id) {
        var now = clock.instant();
        var free = em.createNativeQuery("select id from connector where id = :id"
                        + " and (webhook_seen_at is null or webhook_seen_at < :before) for update skip locked")
                .setParameter("id", id)
                .setParameter("before", now.minus(SEEN_WITHIN))
                .getResultList();
        if (!free.isEmpty()) {
            em.createNativeQuery("update connector set webhook_seen_at = :now where id = :id")
                    .setParameter("now", now)
                    .setParameter("id", id)
                    .executeUpdate();
        }
    }
}
