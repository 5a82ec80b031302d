package org.deskbridge.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.deskbridge.platform.Configuration;
import org.jspecify.annotations.Nullable;

/** Which connectors are due to be asked what changed, and how far each has been read. */
@ApplicationScoped
@Transactional
public class PollMarks {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    /** Taken by compare-and-set, in the same order everywhere: what one node gets no other gets within the interval. */
    public List<UUID> due() {
        var now = clock.instant();
        var interval =
                Duration.parse(Configuration.text("sync.reconcile-interval").orElse("PT1M"));
        return em.createQuery(
                        "select c from Connector c where c.state <> :gone"
                                + " and (c.polledAt is null or c.polledAt <= :before or c.polledAt > :now)"
                                + " and (c.blockedUntil is null or c.blockedUntil <= :now) order by c.id",
                        Connector.class)
                .setParameter("gone", ConnectorState.DISCONNECTED)
                .setParameter("before", now.minus(interval))
                .setParameter("now", now)
                .getResultStream()
                .filter(connector -> taken(connector.id, now.minus(interval.multipliedBy(connector.pollEvery))))
                .map(connector -> connector.id)
                .toList();
    }

    /** How many intervals to wait from now on. */
    public void nextAfter(UUID connector, int intervals) {
        em.createQuery("update Connector c set c.pollEvery = :every where c.id = :id and c.pollEvery <> :every")
                .setParameter("every", intervals)
                .setParameter("id", connector)
                .executeUpdate();
    }

    private boolean taken(UUID id, Instant before) {
        return em.createQuery("update Connector c set c.polledAt = :now where c.id = :id"
                                + " and (c.polledAt is null or c.polledAt <= :before or c.polledAt > :now)")
                        .setParameter("now", clock.instant())
                        .setParameter("id", id)
                        .setParameter("before", before)
                        .executeUpdate()
                == 1;
    }

    /** When a connector was last asked, and until when it must not be. */
    public record Poll(@Nullable Instant polledAt, @Nullable Instant blockedUntil) {}

    public Poll of(UUID connector) {
        var found = em.find(Connector.class, connector);
        return new Poll(found.polledAt, found.blockedUntil);
    }

    public @Nullable String mark(UUID connector) {
        return em.find(Connector.class, connector).pollMark;
    }

    public void moved(UUID connector, String mark) {
        em.createQuery("update Connector c set c.pollMark = :mark where c.id = :id")
                .setParameter("mark", mark)
                .setParameter("id", connector)
                .executeUpdate();
    }
}
