package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.deskbridge.connector.WebhookRecords;
import org.deskbridge.connector.Webhooks.Hint;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.WorkQueue;

/** What vendors told us, stored before we answer; each is only a hint to look at a ticket. */
@ApplicationScoped
@Transactional
public class Inbox {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Links links;

    @Inject
    WebhookRecords webhooks;

    @Inject
    WorkQueue work;

    /** Once per key; a repetition only makes us look again. */
    void keep(UUID connector, Hint hint, byte[] body) {
        var known = em.createQuery(
                        "select count(e) from WebhookEvent e where e.connectorId = :connector and e.eventKey = :key",
                        Long.class)
                .setParameter("connector", connector)
                .setParameter("key", hint.key())
                .getSingleResult();
        if (known == 0) {
            em.persist(new WebhookEvent(connector, hint.key(), hint.ticket(), body, clock.instant()));
            em.flush();
        }
        webhooks.heard(connector);
        if (hint.ticket() != null) {
            look(connector, List.of(hint.ticket()));
        }
    }

    /** Has the linked ones among these tickets read again. */
    void look(UUID connector, Collection<String> tickets) {
        for (var link : links.withTickets(connector, tickets)) {
            Tenant.in(
                    link.workspace(),
                    () -> work.addUnlessWaiting(
                            link.task(ReadingTicket.KIND, link.id().toString())));
        }
    }

    /** A vendor may be faster to tell us about a ticket than we are to remember that it is ours. */
    void on(@Observes Links.TicketOpened opened) {
        var link = opened.link();
        var early = em.createQuery(
                        "select count(e) from WebhookEvent e where e.connectorId = :connector and e.externalTicket = :ticket",
                        Long.class)
                .setParameter("connector", link.connector())
                .setParameter("ticket", link.externalId())
                .getSingleResult();
        if (early > 0) {
            work.addUnlessWaiting(link.task(ReadingTicket.KIND, link.id().toString()));
        }
    }

    /** What was heard before this time has been looked at long ago. */
    void forget(Instant before) {
        em.createQuery("delete from WebhookEvent e where e.receivedAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
