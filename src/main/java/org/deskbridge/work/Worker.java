package org.deskbridge.work;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.WorkQueue.Added;
import org.deskbridge.work.WorkQueue.Claim;

/** Claims and runs work on a few of the server's threads; asleep while there is none, awake within a commit's notice. */
@ApplicationScoped
public class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class.getName());
    private static final int THREADS = 4;

    @Resource
    ManagedExecutorService executor;

    @Inject
    WorkQueue queue;

    @Inject
    @Any
    Instance<WorkHandler> handlers;

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicLong nudges = new AtomicLong();
    private volatile boolean stopped;

    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) Added added) {
        nudge();
    }

    /** Cheap and safe to call at any time from anywhere. */
    public void nudge() {
        nudges.incrementAndGet();
        start();
    }

    private void start() {
        if (stopped || running.incrementAndGet() > THREADS) {
            running.decrementAndGet();
            return;
        }
        try {
            executor.execute(this::drain);
        } catch (RejectedExecutionException e) {
            running.decrementAndGet();
            LOG.log(Level.WARNING, "no thread for work; the timer will try again", e);
        }
    }

    /** A nudge that comes while the last thread is about to leave is seen by the second look at the counter. */
    private void drain() {
        var seen = nudges.get();
        try {
            while (!stopped && runOne()) {
                seen = nudges.get();
            }
        } finally {
            running.decrementAndGet();
        }
        if (nudges.get() != seen) {
            start();
        }
    }

    /** Runs at most one item; false when none is due or the database does not answer. */
    boolean runOne() {
        Optional<Claim> claim;
        try {
            claim = Tenant.everywhere(queue::claim);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "cannot claim work now: {0}", e.getMessage());
            return false;
        }
        claim.ifPresent(this::run);
        return claim.isPresent();
    }

    private void run(Claim claim) {
        var outcome = Tenant.in(claim.workspace(), () -> attempt(claim));
        try {
            if (!Tenant.in(claim.workspace(), () -> queue.finish(claim, outcome))) {
                LOG.warning(() -> "lost the lease of " + claim.kind() + " " + claim.id());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "cannot record an outcome; the lease will end", e);
        }
    }

    private Outcome attempt(Claim claim) {
        var handler =
                handlers.stream().filter(one -> one.kind().equals(claim.kind())).findFirst();
        if (handler.isEmpty()) {
            return new Outcome.Retry("nothing on this node does " + claim.kind());
        }
        try {
            return handler.get()
                    .run(new WorkHandler.Job(
                            claim.id(), claim.workspace(), claim.subject(), claim.conversation(), claim.attempt()));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> claim.kind() + " " + claim.id() + " failed");
            return new Outcome.Retry(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }
}
