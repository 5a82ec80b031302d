package org.deskbridge.work;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.platform.Failpoint;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Outage;
import org.deskbridge.platform.Tenant;
import org.deskbridge.platform.Trail;
import org.deskbridge.work.WorkQueue.Added;
import org.deskbridge.work.WorkQueue.Claim;

/**
 * Claims and runs work, a few threads for each pool: asleep while there is none, awake within a commit's notice. A pool
 * whose other side hangs fills its own threads and nobody else's.
 */
@ApplicationScoped
public class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class.getName());
    private static final int WIDTH = 4;
    private static final int THREADS = 64;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    WorkQueue queue;

    @Inject
    Turns turns;

    @Inject
    Brakes brakes;

    @Inject
    @Any
    Instance<WorkHandler> handlers;

    private final Map<String, Crew> crews = new ConcurrentHashMap<>();
    private final Map<UUID, Claim> underWay = new ConcurrentHashMap<>();
    private ExecutorService executor;
    private volatile boolean stopped;

    @SuppressWarnings("NullAway.Init")
    public Worker() {}

    @PostConstruct
    void open() {
        executor = new ThreadPoolExecutor(0, THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    }

    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) Added added) {
        nudge(added.pool());
    }

    /** Each second: work that another node left, that was put off, or whose nudge was lost. */
    void tick() {
        underWay.values().forEach(this::renew);
        try {
            Tenant.everywhere(queue::duePools).forEach(this::nudge);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "cannot look for work now: {0}", e.getMessage());
        }
    }

    private void renew(Claim claim) {
        try {
            Tenant.in(claim.workspace(), () -> queue.renew(claim));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "cannot renew a lease now: {0}", e.getMessage());
        }
    }

    /** Cheap and safe to call at any time from anywhere. */
    private void nudge(String pool) {
        var crew = crews.computeIfAbsent(pool, any -> new Crew(WIDTH));
        crew.nudge();
        start(pool, crew);
    }

    private void start(String pool, Crew crew) {
        if (stopped || brakes.isHeld(pool) || !crew.enter()) {
            return;
        }
        try {
            executor.execute(() -> drain(pool, crew));
        } catch (RejectedExecutionException e) {
            crew.leave();
            LOG.log(Level.FINE, "no thread for work; the timer will try again", e);
        }
    }

    /** A nudge that comes while the last thread is about to leave is seen by the second look at the counter. */
    private void drain(String pool, Crew crew) {
        var seen = crew.nudges();
        try {
            var claim = first(pool);
            while (claim.isPresent()) {
                var outcome = worked(claim.get());
                seen = crew.nudges();
                claim = next(claim.get(), outcome);
            }
        } catch (RuntimeException e) {
            complain("cannot claim or finish work now; a lease that was held will end", e);
        } finally {
            crew.leave();
        }
        if (crew.nudges() != seen) {
            start(pool, crew);
        }
    }

    /** A database that is away says the same many times, and its stack says nothing. */
    private static void complain(String what, RuntimeException e) {
        if (Outage.isOne(e)) {
            LOG.log(Level.WARNING, what + ": {0}", e.getMessage());
        } else {
            LOG.log(Level.WARNING, what, e);
        }
    }

    private Optional<Claim> first(String pool) {
        if (stopped || brakes.isHeld(pool)) {
            return Optional.empty();
        }
        Failpoint.WORK_BEFORE_CLAIM.pass();
        return turns.first(pool);
    }

    private Outcome worked(Claim claim) {
        underWay.put(claim.id(), claim);
        try {
            Failpoint.WORK_AFTER_CLAIM.pass();
            return trail(claim).along(() -> Tenant.in(claim.workspace(), () -> attempt(claim)));
        } catch (RuntimeException | Error e) {
            underWay.remove(claim.id());
            throw e;
        }
    }

    /** Ends one and begins another in one transaction, unless nothing more is to be begun. */
    private Optional<Claim> next(Claim claim, Outcome outcome) {
        try {
            Failpoint.WORK_BEFORE_FINISH.pass();
            var next = stopped || brakes.isHeld(claim.pool()) ? last(claim, outcome) : turns.next(claim, outcome);
            Failpoint.WORK_AFTER_FINISH.pass();
            return next;
        } finally {
            underWay.remove(claim.id());
        }
    }

    private Optional<Claim> last(Claim claim, Outcome outcome) {
        Tenant.in(claim.workspace(), () -> queue.finish(claim, outcome));
        return Optional.empty();
    }

    /** What this attempt causes belongs to what caused it. */
    private static Trail trail(Claim claim) {
        var trace = claim.trace() == null ? claim.id().toString() : claim.trace();
        var connector = Ids.parse(claim.pool()).isPresent() ? claim.pool() : null;
        return new Trail(trace, claim.conversation(), connector);
    }

    private Outcome attempt(Claim claim) {
        var handler =
                handlers.stream().filter(one -> one.kind().equals(claim.kind())).findFirst();
        if (handler.isEmpty()) {
            return Outcome.retry("nothing on this node does " + claim.kind());
        }
        try {
            return handler.get().run(job(claim));
        } catch (RuntimeException e) {
            complain(claim.kind() + " " + claim.id() + " failed", e);
            return Outcome.retry(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static WorkHandler.Job job(Claim claim) {
        return new WorkHandler.Job(
                claim.id(),
                claim.workspace(),
                claim.pool(),
                claim.subject(),
                claim.conversation(),
                claim.attempt(),
                claim.doubtfulSince());
    }

    /** Claims nothing more, gives what runs this long to finish, and gives back what did not. */
    public void stop(Duration within) {
        stopped = true;
        executor.shutdown();
        try {
            if (!executor.awaitTermination(within.toMillis(), TimeUnit.MILLISECONDS)) {
                underWay.values().forEach(this::release);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            underWay.values().forEach(this::release);
        }
    }

    private void release(Claim claim) {
        try {
            Tenant.in(claim.workspace(), () -> queue.release(claim));
            LOG.info(() -> claim.kind() + " " + claim.id() + " was not finished in time and is given back");
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "cannot give back a lease now; it will end: {0}", e.getMessage());
        }
    }

    @PreDestroy
    void gone() {
        stopped = true;
        executor.shutdown();
    }
}
