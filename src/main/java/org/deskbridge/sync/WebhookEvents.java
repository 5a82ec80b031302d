package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.deskbridge.connector.WebhookRecords;
import org.deskbridge.connector.Webhooks.Hint;
import org.deskbridge.platform.Ids;

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

    /** Stored at its first coming; a repetition, even one at the same moment, leaves what is there. */
    void store(UUID connector, Hint hint, byte[] body) {
        em.createNativeQuery(
                        "insert into webhook_event (id, connector_id, event_key, external_ticket, body, received_at)"
                                + " values (:id, :connector, :key, nullif(:ticket, ''), :body, :now)"
                                + " on conflict do nothing")
                .setParameter("id", Ids.next())
                .setParameter("connector", connector)
                .setParameter("key", hint.key())
                .setParameter("ticket", Objects.requireNonNullElse(hint.ticket(), ""))
                .setParameter("body", body)
                .setParameter("now", clock.instant())
                .executeUpdate();
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
