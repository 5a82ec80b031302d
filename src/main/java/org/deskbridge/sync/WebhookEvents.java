package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.deskbridge.connector.WebhookRecords;
import org.deskbridge.connector.Webhooks.Hint;

/** Webhooks as they came, once each. */
@ApplicationScoped
@Transactional
public class WebhookEvents {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    WebhookRecords webhooks;

    /** Stored at its first coming; a repetition leaves what is there. */
    void store(UUID connector, Hint hint, byte[] body) {
        var known = em.createQuery(
                        "select count(e) from WebhookEvent e where e.connectorId = :connector and e.eventKey = :key",
                        Long.class)
                .setParameter("connector", connector)
                .setParameter("key", hint.key())
                .getSingleResult();
        if (known == 0) {
            em.persist(new WebhookEvent(connector, hint.key(), hint.ticket(), body, clock.instant()));
        }
        webhooks.heard(connector);
    }

    boolean anyAbout(UUID connector, String ticket) {
        return em.createQuery(
                                "select count(e) from WebhookEvent e where e.connectorId = :connector and e.externalTicket = :ticket",
                                Long.class)
                        .setParameter("connector", connector)
                        .setParameter("ticket", ticket)
                        .getSingleResult()
                > 0;
    }

    /** What was heard before this time has been looked at long ago. */
    void forget(Instant before) {
        em.createQuery("delete from WebhookEvent e where e.receivedAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
