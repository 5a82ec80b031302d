package org.deskbridge.work;

import java.time.Clock;
import java.util.List;
import org.deskbridge.TestDatabase;

/** The beans of this package, wired as the container would. */
public final class WorkBeans {
    private WorkBeans() {}

    public static WorkQueue queue(TestDatabase database) {
        var queue = database.transactional(WorkQueue.class);
        queue.em = database.em();
        queue.clock = Clock.systemUTC();
        queue.added = database.event(List.of());
        return queue;
    }

    public static Brakes brakes(Clock clock) {
        var brakes = new Brakes();
        brakes.clock = clock;
        return brakes;
    }
}
