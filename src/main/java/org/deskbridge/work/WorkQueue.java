package org.deskbridge.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The rows behind the work engine: add in the caller's transaction, claim, finish. */
@ApplicationScoped
@Transactional
public class WorkQueue {
    static final Duration LEASE = Duration.ofSeconds(60);
    static final int MAX_ATTEMPTS = 12;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Event<Added> added;

    /** Work was written; after the commit an idle worker is woken. */
    record Added(UUID item) {}

    /** A lease on one item; only who holds the current fence may finish it. */
    record Claim(
            UUID id,
            UUID workspace,
            String kind,
            String subject,
            @Nullable UUID conversation,
            int attempt,
            int fence) {}

    /** Joins the caller's transaction: the work exists exactly if what caused it does. */
    @Transactional(TxType.MANDATORY)
    public void add(String kind, String lane, String subject, @Nullable UUID conversation) {
        var position = em.createNativeQuery("select nextval('work_position')", Long.class)
                .getSingleResult();
        var item = new WorkItem(kind, lane, (Long) position, subject, conversation, clock.instant());
        em.persist(item);
        added.fire(new Added(item.id));
    }

    /** The caller runs for every workspace ({@code Tenant.everywhere}); whoever is first by compare-and-set has the item. */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<Claim> claim() {
        var now = clock.instant();
        var heads = em.createNamedQuery("WorkItem.heads", WorkItem.class)
                .setParameter("now", now)
                .setMaxResults(8)
                .getResultList();
        return heads.stream()
                .filter(head -> claimed(head, now))
                .map(WorkQueue::claim)
                .findFirst();
    }

    private boolean claimed(WorkItem head, Instant now) {
        return em.createNamedQuery("WorkItem.claim")
                        .setParameter("leaseEnd", now.plus(LEASE))
                        .setParameter("id", head.id)
                        .setParameter("fence", head.fence)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    private static Claim claim(WorkItem head) {
        return new Claim(
                head.id,
                head.workspaceId,
                head.kind,
                head.subject,
                head.conversationId,
                head.attempts + 1,
                head.fence + 1);
    }

    /** Returns false when the lease was lost meanwhile: the item belongs to somebody else, who will finish it. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean finish(Claim claim, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> close(claim, WorkState.DELIVERED, null, done.detail());
            case Outcome.GiveUp end -> close(claim, WorkState.DEAD, end.cause(), end.detail());
            case Outcome.Retry again -> postpone(claim, again.cause());
        };
    }

    private boolean postpone(Claim claim, String cause) {
        return claim.attempt < MAX_ATTEMPTS
                ? update(claim, WorkState.RETRYING, clock.instant().plus(pause(claim.attempt)), cause, null, null)
                : close(claim, WorkState.DEAD, "gave up after " + claim.attempt + " attempts: " + cause, null);
    }

    /** Exponential with full jitter, so that what failed together does not come back together. */
    static Duration pause(int attempt) {
        var ceiling = Math.min(LONGEST_PAUSE.toMillis(), 500L << Math.min(attempt, 20));
        return Duration.ofMillis(250 + ThreadLocalRandom.current().nextLong(ceiling));
    }

    private boolean close(Claim claim, WorkState state, @Nullable String cause, @Nullable String detail) {
        var now = clock.instant();
        return update(claim, state, now, cause, detail, now);
    }

    private boolean update(
            Claim claim,
            WorkState state,
            Instant dueAt,
            @Nullable String cause,
            @Nullable String detail,
            @Nullable Instant finishedAt) {
        return em.createNamedQuery("WorkItem.finish")
                        .setParameter("state", state)
                        .setParameter("dueAt", dueAt)
                        .setParameter("cause", cut(cause, 1000))
                        .setParameter("detail", cut(detail, 10_000))
                        .setParameter("finishedAt", finishedAt)
                        .setParameter("id", claim.id)
                        .setParameter("fence", claim.fence)
                        .executeUpdate()
                == 1;
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
