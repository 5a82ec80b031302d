package org.deskbridge.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pools that this node leaves alone until a time: claiming what must wait anyway would only wear the database. */
@ApplicationScoped
public class Brakes {
    /** What ends later than this was set by a clock that was wrong; whoever is released too early is told to wait again. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    @Inject
    Clock clock;

    public void hold(String pool, Instant end) {
        var farthest = clock.instant().plus(LONGEST);
        until.put(pool, end.isBefore(farthest) ? end : farthest);
    }

    public void release(String pool) {
        until.remove(pool);
    }

    boolean isHeld(String pool) {
        var end = until.get(pool);
        if (end == null) {
            return false;
        }
        var now = clock.instant();
        if (now.isBefore(end) && !end.isAfter(now.plus(LONGEST))) {
            return true;
        }
        until.remove(pool, end);
        return false;
    }
}
