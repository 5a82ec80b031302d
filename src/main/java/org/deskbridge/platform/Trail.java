package org.deskbridge.platform;

import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a thread is about, for its log lines and for the work that it causes: ids only.
 *
 * @param trace of the request, frame or webhook with which it all began
 */
public record Trail(
        String trace, @Nullable UUID conversation, @Nullable String connector) {
    private static final ThreadLocal<@Nullable Trail> CURRENT = new ThreadLocal<>();

    /** The beginning of something new. */
    public static Trail fresh(@Nullable UUID conversation) {
        return new Trail(Ids.next().toString(), conversation, null);
    }

    public static @Nullable Trail current() {
        return CURRENT.get();
    }

    /** Runs along this trail and leaves the thread as it was found. */
    public <T extends @Nullable Object> T along(Supplier<T> work) {
        var before = swap(this);
        try {
            return work.get();
        } finally {
            swap(before);
        }
    }

    /** The same for what returns nothing. */
    public void walk(Runnable work) {
        along(() -> {
            work.run();
            return trace;
        });
    }

    /** For an edge that cannot wrap what it runs; what is returned is to be put back. */
    public static @Nullable Trail swap(@Nullable Trail next) {
        var before = CURRENT.get();
        if (next == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(next);
        }
        return before;
    }
}
