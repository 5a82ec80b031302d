package org.deskbridge.work;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.deskbridge.TestDatabase;

/** The beans of this package, wired as the container would. */
public final class WorkBeans {
    private WorkBeans() {}

    public static WorkQueue queue(TestDatabase database) {
        var queue = database.transactional(WorkQueue.class);
        queue.em = database.em();
        queue.leases = leases(database);
        queue.clock = Clock.systemUTC();
        queue.added = database.event(List.of());
        return queue;
    }

    static Leases leases(TestDatabase database) {
        var leases = database.transactional(Leases.class);
        leases.em = database.em();
        return leases;
    }

    /** What the threads of a worker do with so many items that are due, if each of these does nothing. */
    public static List<Runnable> threads(WorkQueue queue, String pool, int threads, int items) {
        var turns = turns(queue);
        var left = new AtomicInteger(items);
        return Collections.nCopies(threads, () -> {
            while (left.get() > 0) {
                left.addAndGet(-drained(turns, pool));
            }
        });
    }

    private static int drained(Turns turns, String pool) {
        var claim = turns.first(pool);
        var done = 0;
        while (claim.isPresent()) {
            claim = turns.next(claim.get(), Outcome.done());
            done++;
        }
        return done;
    }

    static Turns turns(WorkQueue queue) {
        var turns = new Turns();
        turns.queue = queue;
        return turns;
    }

    public static Brakes brakes(Clock clock) {
        var brakes = new Brakes();
        brakes.clock = clock;
        return brakes;
    }
}
