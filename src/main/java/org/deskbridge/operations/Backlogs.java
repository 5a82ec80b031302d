package org.deskbridge.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.connector.ConnectorState;
import org.deskbridge.work.WorkState;

/** How the work of the whole installation stands, as the database has it: every node tells the same. */
@ApplicationScoped
@Transactional
class Backlogs {
    private static final Set<WorkState> OPEN = EnumSet.of(WorkState.QUEUED, WorkState.SENDING, WorkState.RETRYING);
    private static final Set<WorkState> STANDING = EnumSet.complementOf(EnumSet.of(WorkState.DELIVERED));

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    /** So many pieces of work of one pool in one state. */
    record Count(String pool, WorkState state, long items) {}

    /** The age of the oldest piece of work that is not finished. */
    record Age(String pool, double seconds) {}

    /** A desk that is connected. */
    record Desk(UUID id, String type) {}

    /** The caller asks for every workspace. */
    List<Count> counts() {
        return em.createQuery(
                        "select w.pool, w.state, count(w) from WorkItem w where w.state in :standing group by w.state, w.pool",
                        Object[].class)
                .setParameter("standing", STANDING)
                .getResultStream()
                .map(row -> new Count((String) row[0], (WorkState) row[1], (long) row[2]))
                .toList();
    }

    /** The caller asks for every workspace. */
    List<Age> ages() {
        var now = clock.instant();
        return em.createQuery(
                        "select w.pool, min(w.createdAt) from WorkItem w where w.state in :open group by w.pool",
                        Object[].class)
                .setParameter("open", OPEN)
                .getResultStream()
                .map(row -> new Age((String) row[0], seconds((Instant) row[1], now)))
                .toList();
    }

    private static double seconds(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toMillis() / 1000.0);
    }

    List<Desk> desks() {
        return em.createQuery("select c.id, c.type from Connector c where c.state <> :gone", Object[].class)
                .setParameter("gone", ConnectorState.DISCONNECTED)
                .getResultStream()
                .map(row -> new Desk((UUID) row[0], (String) row[1]))
                .toList();
    }
}
