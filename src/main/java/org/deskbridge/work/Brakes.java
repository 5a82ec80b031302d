package org.deskbridge.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pools that this node leaves alone until a time: claiming what must wait anyway would only wear the database. */
@ApplicationScoped
public class Brakes {
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    @Inject
    Clock clock;

    public void hold(String pool, Instant end) {
        until.put(pool, end);
    }

    public void release(String pool) {
        until.remove(pool);
    }

    boolean isHeld(String pool) {
        var end = until.get(pool);
        if (end == null) {
            return false;
        }
        if (clock.instant().isBefore(end)) {
            return true;
        }
        until.remove(pool, end);
        return false;
    }
}
