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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Logger;
import org.deskbridge.work.Leases.Ended;
import org.jspecify.annotations.Nullable;

/** The rows behind the work engine: add in the caller's transaction, claim, finish. */
@ApplicationScoped
@Transactional
public class WorkQueue {
    private static final Logger LOG = Logger.getLogger(WorkQueue.class.getName());

    /** Short, because it is how long a dead process keeps its work; a living one renews it in time. */
    static final Duration LEASE = Duration.ofSeconds(15);

    static final int MAX_ATTEMPTS = 12;
    private static final int MAX_ATTEMPTS_OUTSIDE = 32;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** Nothing is ever put off further: what is due later than this was written by a clock that was wrong, and is due. */
    private static final Duration FARTHEST = Duration.ofMinutes(15);

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Leases leases;

    @Inject
    Clock clock;

    @Inject
    Event<Added> added;

    /** Work was written; after the commit an idle worker is woken. */
    record Added(String pool) {}

    /** A lease on one item; only who holds the current fence may finish it. */
    record Claim(
            UUID id,
            UUID workspace,
            String pool,
            String kind,
            String subject,
            @Nullable UUID conversation,
            int attempt,
            @Nullable Instant doubtfulSince,
            @Nullable String trace,
            int fence) {}

    /** Joins the caller's transaction: the work exists exactly if what caused it does. */
    @Transactional(TxType.MANDATORY)
    public void add(Task task) {
        var position = em.createNativeQuery("select nextval('work_position')", Long.class)
                .getSingleResult();
        em.persist(new WorkItem(task, (Long) position, clock.instant()));
        added.fire(new Added(task.pool()));
    }

    /** Unless the same is waiting already: what has not begun will see what this one would have seen. */
    @Transactional(TxType.MANDATORY)
    public void addUnlessWaiting(Task task) {
        var waiting = em.createNamedQuery("WorkItem.waiting", Long.class)
                .setParameter("lane", task.lane())
                .setParameter("kind", task.kind())
                .getSingleResult();
        if (waiting == 0) {
            add(task);
        }
    }

    /** The pools in which something is due; the caller runs for every workspace. */
    List<String> duePools() {
        return em.createNamedQuery("WorkItem.duePools", String.class)
                .setParameter("now", clock.instant())
                .setParameter("beyond", clock.instant().plus(FARTHEST))
                .getResultList();
    }

    /**
     * Ends what was worked at and begins what comes next in one transaction, for several threads at once: both or neither, for
     * all of them, of whatever workspace.
     */
    @Transactional(TxType.REQUIRES_NEW)
    List<Optional<Claim>> turn(String pool, List<Turn> turns) {
        var now = clock.instant();
        finished(turns.stream()
                .filter(Turn.Next.class::isInstance)
                .map(Turn.Next.class::cast)
                .map(next -> new Ended(next.held(), end(next.held(), next.outcome(), now)))
                .toList());
        var claims = leases.claim(pool, turns.size(), now, LEASE, FARTHEST).iterator();
        return turns.stream()
                .map(any -> claims.hasNext() ? Optional.of(claims.next()) : Optional.<Claim>empty())
                .toList();
    }

    /** A worker that still works keeps its lease; returns false when it was lost. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean renew(Claim claim) {
        return leases.renew(claim, clock.instant().plus(LEASE));
    }

    /** Given back unfinished, for any node to take at once; what its attempt may have done stays in doubt. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean release(Claim claim) {
        return leases.release(claim, clock.instant());
    }

    /** Returns false when the lease was lost meanwhile: the item belongs to somebody else, who will finish it. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean finish(Claim claim, Outcome outcome) {
        return finished(List.of(new Ended(claim, end(claim, outcome, clock.instant()))));
    }

    private boolean finished(List<Ended> ended) {
        var lost = leases.finish(ended);
        lost.forEach(claim -> LOG.warning(() -> "lost the lease of " + claim.kind + " " + claim.id));
        return lost.isEmpty();
    }

    private static End end(Claim claim, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Done done -> new End(WorkState.DELIVERED, now, null, done.detail(), 0, false, null);
            case Outcome.GiveUp end ->
                new End(
                        WorkState.DEAD,
                        now,
                        end.cause(),
                        end.detail(),
                        0,
                        end.holdsLane(),
                        since(claim, end.doubt(), now));
            case Outcome.Wait wait ->
                new End(
                        WorkState.RETRYING,
                        earlier(wait.until(), now.plus(LONGEST_PAUSE)),
                        wait.cause(),
                        null,
                        1,
                        false,
                        since(claim, wait.doubt(), now));
            case Outcome.Retry again -> again(claim, again, now);
        };
    }

    /** Whoever was told to wait longer asks again in between, and is told so again. */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static @Nullable Instant since(Claim claim, Doubt doubt, Instant now) {
        return switch (doubt) {
            case NONE -> null;
            case AS_BEFORE -> claim.doubtfulSince;
            case NEW -> now;
        };
    }

    private static End again(Claim claim, Outcome.Retry again, Instant now) {
        var doubtful = since(claim, again.doubt(), now);
        return claim.attempt < maxAttempts(claim.pool)
                ? new End(WorkState.RETRYING, now.plus(pause(claim.attempt)), again.cause(), null, 0, false, doubtful)
                : new End(WorkState.DEAD, now, tired(claim, again), null, 0, again.holdsLane(), doubtful);
    }

    /** What another company's server has to be up for is tried for about two hours, our own for about twenty minutes. */
    static int maxAttempts(String pool) {
        return pool.equals(Task.INNER) ? MAX_ATTEMPTS : MAX_ATTEMPTS_OUTSIDE;
    }

    private static String tired(Claim claim, Outcome.Retry again) {
        return "gave up after " + claim.attempt + " attempts: " + again.cause();
    }

    /** Exponential with full jitter, so that what failed together does not come back together. */
    static Duration pause(int attempt) {
        var ceiling = Math.min(LONGEST_PAUSE.toMillis(), 500L << Math.min(attempt, 20));
        return Duration.ofMillis(250 + ThreadLocalRandom.current().nextLong(ceiling));
    }

    record End(
            WorkState state,
            Instant at,
            @Nullable String cause,
            @Nullable String detail,
            int uncounted,
            boolean holdsLane,
            @Nullable Instant doubtfulSince) {
        @Nullable
        Instant finishedAt() {
            return state == WorkState.RETRYING ? null : at;
        }
    }
}
