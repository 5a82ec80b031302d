package org.deskbridge.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private static final String HEADS = """
            select * from work_item w
            where w.pool = :pool and w.finished_at is null and %s
              and not exists (select 1 from work_item e where e.lane = w.lane and e.holds_lane = false
                  and e.finished_at is null and e.position < w.position)
              and not exists (select 1 from work_item e where e.lane = w.lane and e.holds_lane = true
                  and e.position < w.position)
            order by w.finished_at, w.due_at, w.position limit :most for update skip locked""";
    private static final String DUE = HEADS.formatted("w.due_at <= :at");

    /** Nothing is ever put off further than this: what is, was written by a clock that was wrong. */
    private static final String BEYOND = HEADS.formatted("w.due_at > :at");

    private static final String OWN = " where id = :id and workspace_id = :workspace and fence = :fence";

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    /**
     * The oldest heads, at most so many. They are locked where they are read, so that nobody else takes them and nobody waits:
     * who comes at the same moment reads on to the next. The caller runs for every workspace ({@code Tenant.everywhere}).
     */
    List<Claim> claim(String pool, int most, Instant now, Duration lease, Duration farthest) {
        var heads = heads(DUE, pool, most, now);
        if (heads.isEmpty()) {
            heads = heads(BEYOND, pool, most, now.plus(farthest));
        }
        if (!heads.isEmpty()) {
            take(heads, now, now.plus(lease));
        }
        return heads.stream().map(head -> claim(head, now)).toList();
    }

    @SuppressWarnings("unchecked")
    private List<WorkItem> heads(String query, String pool, int most, Instant at) {
        return em.createNativeQuery(query, WorkItem.class)
                .setParameter("pool", pool)
                .setParameter("at", at)
                .setParameter("most", most)
                .getResultList();
    }

    /** Whoever lost the lease may have written until it ended; whoever takes it may from now on. */
    private void take(List<WorkItem> heads, Instant now, Instant leaseEnd) {
        em.createNativeQuery("update work_item set state = 'SENDING', attempts = attempts + 1, fence = fence + 1,"
                        + " doubtful_since = case when state = 'SENDING' then least(due_at, :now)"
                        + " else coalesce(doubtful_since, :now) end, due_at = :leaseEnd where id in (:ids)")
                .setParameter("now", now)
                .setParameter("leaseEnd", leaseEnd)
                .setParameter("ids", heads.stream().map(head -> head.id).toList())
                .executeUpdate();
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

    /** Returns how many of these still were their workers' to end. */
    int finish(List<Claim> claims, End end) {
        var query = em.createNativeQuery("update work_item set state = :state, fence = fence + 1, due_at = :dueAt,"
                        + " cause = :cause, attempts = attempts - :uncounted, holds_lane = :holdsLane,"
                        + " doubtful_since = :doubtfulSince, detail = coalesce(:detail, detail),"
                        + " finished_at = :finishedAt where " + each(claims.size()))
                .setParameter("state", end.state().name())
                .setParameter("dueAt", end.at())
                .setParameter("cause", typed(StandardBasicTypes.STRING, cut(end.cause(), 1000)))
                .setParameter("uncounted", end.uncounted())
                .setParameter("holdsLane", end.holdsLane())
                .setParameter("doubtfulSince", typed(StandardBasicTypes.INSTANT, end.doubtfulSince()))
                .setParameter("detail", typed(StandardBasicTypes.STRING, cut(end.detail(), 10_000)))
                .setParameter("finishedAt", typed(StandardBasicTypes.INSTANT, end.finishedAt()));
        for (var i = 0; i < claims.size(); i++) {
            query.setParameter("id" + i, claims.get(i).id())
                    .setParameter("workspace" + i, claims.get(i).workspace())
                    .setParameter("fence" + i, claims.get(i).fence());
        }
        return query.executeUpdate();
    }

    private static String each(int claims) {
        return IntStream.range(0, claims)
                .mapToObj(i -> "id = :id" + i + " and workspace_id = :workspace" + i + " and fence = :fence" + i)
                .collect(Collectors.joining(" or "));
    }

    /** PostgreSQL wants to know of what kind nothing is. */
    private static <T> TypedParameterValue<T> typed(BasicTypeReference<T> type, @Nullable T value) {
        return new TypedParameterValue<>(type, value);
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
