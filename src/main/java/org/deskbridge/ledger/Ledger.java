package org.deskbridge.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.Deliveries;
import org.deskbridge.work.WorkState;
import org.jspecify.annotations.Nullable;

/** What admins ask of the ledger: some of its lines, how each connector's work stands, and to try the dead ones again. */
@ApplicationScoped
@Transactional
public class Ledger {
    private static final int AT_ONCE = 500;

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Deliveries deliveries;

    @Inject
    Clock clock;

    /** Which lines are wanted; an empty text or a null state means any. */
    public record Filter(@Nullable WorkState state, String kind, String pool) {
        private Set<WorkState> states() {
            return state == null ? EnumSet.allOf(WorkState.class) : EnumSet.of(state);
        }
    }

    private record Share(
            WorkState state, long count, @Nullable Instant finished, Instant due) {}

    /** Newest first, before the given position. */
    public List<LedgerLine> list(Filter filter, int limit, long before) {
        return em.createQuery(
                        "select new org.deskbridge.ledger.LedgerLine(w.id, w.kind, w.pool, w.state, w.conversationId,"
                                + " w.attempts, w.cause, w.detail, w.createdAt, w.dueAt, w.finishedAt, w.position)"
                                + " from WorkItem w where w.state in :states and w.position < :before"
                                + " and (:kind = '' or w.kind = :kind) and (:pool = '' or w.pool = :pool)"
                                + " order by w.position desc",
                        LedgerLine.class)
                .setParameter("states", filter.states())
                .setParameter("before", before)
                .setParameter("kind", filter.kind())
                .setParameter("pool", filter.pool())
                .setMaxResults(limit)
                .getResultList();
    }

    /** The kinds of work that this workspace has had. */
    public List<String> kinds() {
        return em.createQuery("select distinct w.kind from WorkItem w order by w.kind", String.class)
                .getResultList();
    }

    public Backlog backlog(String pool) {
        Map<WorkState, Share> shares = new EnumMap<>(WorkState.class);
        em.createQuery(
                        "select w.state, count(w), max(w.finishedAt), min(w.dueAt) from WorkItem w"
                                + " where w.pool = :pool group by w.state",
                        Object[].class)
                .setParameter("pool", pool)
                .getResultStream()
                .map(row -> new Share((WorkState) row[0], (long) row[1], (Instant) row[2], (Instant) row[3]))
                .forEach(share -> shares.put(share.state(), share));
        var delivered = shares.get(WorkState.DELIVERED);
        var retrying = shares.get(WorkState.RETRYING);
        return new Backlog(
                count(shares, WorkState.QUEUED) + count(shares, WorkState.SENDING),
                count(shares, WorkState.RETRYING),
                count(shares, WorkState.DEAD),
                delivered == null ? null : delivered.finished(),
                retrying == null ? null : retrying.due());
    }

    /** Of the oldest piece of work that is not finished; 0 when nothing waits. */
    public long lagSeconds(String pool) {
        var oldest = em.createQuery(
                        "select min(w.createdAt) from WorkItem w where w.pool = :pool and w.state in :open",
                        Instant.class)
                .setParameter("pool", pool)
                .setParameter("open", EnumSet.of(WorkState.QUEUED, WorkState.SENDING, WorkState.RETRYING))
                .getSingleResult();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
    }

    private static long count(Map<WorkState, Share> shares, WorkState state) {
        var share = shares.get(state);
        return share == null ? 0 : share.count();
    }

    /** The tickets, of whatever workspace, that a connector keeps in step with their conversations. */
    public long openTickets(UUID connector) {
        return Tenant.everywhere(() -> em.createQuery(
                        "select count(l) from TicketLink l where l.connectorId = :connector"
                                + " and l.status not in ('solved', 'closed')",
                        Long.class)
                .setParameter("connector", connector)
                .getSingleResult());
    }

    /** Oldest first, each by itself: what somebody else has just retried is none of our failures. Returns how many. */
    @Transactional(TxType.NOT_SUPPORTED)
    public int retryDead(String pool) {
        var retried = 0;
        for (var line : list(new Filter(WorkState.DEAD, "", pool), AT_ONCE, Long.MAX_VALUE)
                .reversed()) {
            retried += isRetried(line) ? 1 : 0;
        }
        return retried;
    }

    private boolean isRetried(LedgerLine line) {
        try {
            deliveries.retry(line.id());
            return true;
        } catch (Problem alreadyRetried) {
            return false;
        }
    }
}
