package org.deskbridge.work;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.deskbridge.TestDatabase;
import org.deskbridge.platform.Tenant;

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

    /** Claims what is due and finishes it without doing anything, as a worker's thread would; false when nothing was due. */
    public static boolean runOne(WorkQueue queue, String pool, AtomicInteger claiming) {
        var others = claiming.getAndIncrement();
        var claim = Tenant.everywhere(() -> queue.claim(pool, others));
        claiming.decrementAndGet();
        claim.ifPresent(held -> Tenant.in(held.workspace(), () -> queue.finish(held, Outcome.done())));
        return claim.isPresent();
    }

    public static Brakes brakes(Clock clock) {
        var brakes = new Brakes();
        brakes.clock = clock;
        return brakes;
    }
}
