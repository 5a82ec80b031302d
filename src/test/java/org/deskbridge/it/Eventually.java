package org.deskbridge.it;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Looks again, for a bounded time, for what happens on the server's own threads. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Eventually() {}

    public static <T> T some(Supplier<Optional<T>> look) {
        return some(look, PATIENCE);
    }

    public static <T> T some(Supplier<Optional<T>> look, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            var found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            pause(Duration.ofMillis(50));
        }
        throw new AssertionError("did not happen within " + patience);
    }

    /** Between two looks. */
    public static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
