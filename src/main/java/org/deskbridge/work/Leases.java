package org.deskbridge.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.deskbridge.work.WorkQueue.Claim;
import org.deskbridge.work.WorkQueue.End;
import org.hibernate.query.TypedParameterValue;
import org.hibernate.type.BasicTypeReference;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/**
 * Who may work at what, in the database's own words: Hibernate would translate each query anew, because it adds the
 * workspace to it. What is not finished has no {@code finished_at}; a lane waits for that and for what holds it. The order
 * names that column, the same for all, because PostgreSQL only then reads the index in its order and stops early.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Leases {
    private static final int LOOKED_AT = 16;
    private static final String HEADS = """
            select * from work_item w
            where w.pool = :pool and w.finished_at is null and %s
              and not exists (select 1 from work_item e where e.lane = w.lane and e.holds_lane = false
                  and e.finished_at is null and e.position < w.position)
              and not exists (select 1 from work_item e where e.lane = w.lane and e.holds_lane = true
                  and e.position < w.position)
            order by w.finished_at, w.due_at, w.position limit :most""";
    private static final String DUE = HEADS.formatted("w.due_at <= :at");

    /** Nothing is ever put off further than this: what is, was written by a clock that was wrong. */
    private static final String BEYOND = HEADS.formatted("w.due_at > :at");

    private static final String OWN = " where id = :id and workspace_id = :workspace and fence = :fence";

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    /**
     * The oldest head; those are left for last that so many others are about to claim, for whose commit one would have to
     * wait. The caller runs for every workspace ({@code Tenant.everywhere}).
     */
    Optional<Claim> claim(String pool, int others, Instant now, Duration lease, Duration farthest) {
        var heads = heads(DUE, pool, now);
        if (heads.isEmpty()) {
            heads = heads(BEYOND, pool, now.plus(farthest));
        }
        Collections.rotate(heads, -others);
        return heads.stream()
                .map(head -> claim(head, now))
                .filter(claim -> claimed(claim, now, lease, farthest))
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    private List<WorkItem> heads(String query, String pool, Instant at) {
        return em.createNativeQuery(query, WorkItem.class)
                .setParameter("pool", pool)
                .setParameter("at", at)
                .setParameter("most", LOOKED_AT)
                .getResultList();
    }

    private boolean claimed(Claim claim, Instant now, Duration lease, Duration farthest) {
        return em.createNativeQuery(
                                "update work_item set state = 'SENDING', attempts = attempts + 1, fence = fence + 1,"
                                        + " due_at = :leaseEnd, doubtful_since = :doubtfulSince" + OWN
                                        + " and finished_at is null and (due_at <= :now or due_at > :beyond)")
                        .setParameter("leaseEnd", now.plus(lease))
                        .setParameter("doubtfulSince", claim.doubtfulSince() == null ? now : claim.doubtfulSince())
                        .setParameter("id", claim.id())
                        .setParameter("workspace", claim.workspace())
                        .setParameter("fence", claim.fence() - 1)
                        .setParameter("now", now)
                        .setParameter("beyond", now.plus(farthest))
                        .executeUpdate()
                == 1;
    }

    private static Claim claim(WorkItem head, Instant now) {
        return new Claim(
                head.id,
                head.workspaceId,
                head.pool,
                head.kind,
                head.subject,
                head.conversationId,
                head.attempts + 1,
                since(head, now),
                head.trace,
                head.fence + 1);
    }

    /** Whoever lost the lease may have written until it ended. */
    private static @Nullable Instant since(WorkItem head, Instant now) {
        if (head.state != WorkState.SENDING) {
            return head.doubtfulSince;
        }
        return head.dueAt.isBefore(now) ? head.dueAt : now;
    }

    boolean renew(Claim claim, Instant leaseEnd) {
        return em.createNativeQuery("update work_item set due_at = :leaseEnd" + OWN + " and state = 'SENDING'")
                        .setParameter("leaseEnd", leaseEnd)
                        .setParameter("id", claim.id())
                        .setParameter("workspace", claim.workspace())
                        .setParameter("fence", claim.fence())
                        .executeUpdate()
                == 1;
    }

    boolean release(Claim claim, Instant now) {
        return em.createNativeQuery("update work_item set state = 'RETRYING', fence = fence + 1, due_at = :now,"
                                + " attempts = attempts - 1, doubtful_since = :now, cause = 'the node was stopped'"
                                + OWN
                                + " and state = 'SENDING'")
                        .setParameter("now", now)
                        .setParameter("id", claim.id())
                        .setParameter("workspace", claim.workspace())
                        .setParameter("fence", claim.fence())
                        .executeUpdate()
                == 1;
    }

    boolean finish(Claim claim, End end) {
        return em.createNativeQuery("update work_item set state = :state, fence = fence + 1, due_at = :dueAt,"
                                + " cause = :cause, attempts = attempts - :uncounted, holds_lane = :holdsLane,"
                                + " doubtful_since = :doubtfulSince, detail = coalesce(:detail, detail),"
                                + " finished_at = :finishedAt" + OWN)
                        .setParameter("state", end.state().name())
                        .setParameter("dueAt", end.at())
                        .setParameter("cause", typed(StandardBasicTypes.STRING, cut(end.cause(), 1000)))
                        .setParameter("uncounted", end.uncounted())
                        .setParameter("holdsLane", end.holdsLane())
                        .setParameter("doubtfulSince", typed(StandardBasicTypes.INSTANT, end.doubtfulSince()))
                        .setParameter("detail", typed(StandardBasicTypes.STRING, cut(end.detail(), 10_000)))
                        .setParameter("finishedAt", typed(StandardBasicTypes.INSTANT, end.finishedAt()))
                        .setParameter("id", claim.id())
                        .setParameter("workspace", claim.workspace())
                        .setParameter("fence", claim.fence())
                        .executeUpdate()
                == 1;
    }

    /** PostgreSQL wants to know of what kind nothing is. */
    private static <T> TypedParameterValue<T> typed(BasicTypeReference<T> type, @Nullable T value) {
        return new TypedParameterValue<>(type, value);
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
