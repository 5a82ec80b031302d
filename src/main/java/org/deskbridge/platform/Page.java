package org.deskbridge.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list, and where the next one begins; null after the last. */
public record Page<T>(List<T> items, @Nullable String next) {
    public static final int MAX = 200;

    /** From one row more than the page holds: that row only tells that there is a next page. */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        var items = List.copyOf(oneMore.subList(0, limit));
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    /** A {@code limit} parameter as sent: 50 when absent, refused outside 1 to 200. */
    public static int limit(@Nullable String limit) {
        if (limit == null) {
            return 50;
        }
        if (!limit.matches("[0-9]{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MAX) {
            throw Problem.field("limit", "must be a whole number from 1 to " + MAX);
        }
        return Integer.parseInt(limit);
    }
}
