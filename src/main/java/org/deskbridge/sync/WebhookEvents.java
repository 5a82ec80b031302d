package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;
import org.deskbridge.connector.WebhookRecords;
import org.deskbridge.connector.Webhooks.Hint;
import org.deskbridge.platform.Ids;
import org.hibernate.Session;

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

    /** One event as it arrived. */
    record Arrived(Hint hint, ByteBuffer body) {}

    /**
     * Each stored at its first coming; a repetition, even one at the same moment, leaves what is there. In one order on every
     * node, so that no two of them wait for each other.
     */
    void store(UUID connector, Collection<Arrived> arrived) {
        em.unwrap(Session.class).doWork(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into webhook_event (id, connector_id, event_key, external_ticket, body, received_at)"
                            + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
                for (var one : arrived.stream()
                        .sorted(Comparator.comparing(one -> one.hint().key()))
                        .toList()) {
                    fill(insert, connector, one);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
        webhooks.heard(connector);
    }

    private void fill(PreparedStatement insert, UUID connector, Arrived arrived) throws SQLException {
        insert.setObject(1, Ids.next());
        insert.setObject(2, connector);
        insert.setString(3, arrived.hint().key());
        insert.setString(4, arrived.hint().ticket());
        insert.setBytes(5, arrived.body().array());
        insert.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
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
