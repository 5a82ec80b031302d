package org.deskbridge.sandbox.kit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Buckets by scope, and a note of every call that came before a Retry-After had passed. */
public final class Limits {
    /** The scope of every call, whose arrivals are noted at the door. */
    public static final String ACCOUNT = "account";

    private static final int KEPT = 100;

    private final Clock clock;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Map<String, Refusal> refusals = new HashMap<>();
    private final List<Early> early = new ArrayList<>();
    private long earlyCount;

    /** State of a bucket after a call. */
    public record Level(int used, int limit, long resetSeconds, boolean allowed) {
        public int remaining() {
            return Math.max(0, limit - used);
        }
    }

    /** A call that did not wait. */
    public record Early(String scope, long millisAfterRefusal, long millisTooEarly) {}

    private record Refusal(Instant at, Instant until) {}

    private record Bucket(double level, Instant since) {}

    public Limits(Clock clock) {
        this.clock = clock;
    }

    /** A bucket that drains evenly: full at {@code limit}, empty again after {@code window}. */
    public synchronized Level leaky(String scope, int limit, Duration window) {
        arrivedInside(scope);
        var now = clock.instant();
        var bucket = buckets.getOrDefault(scope, new Bucket(0, now));
        var perMilli = (double) limit / window.toMillis();
        var level =
                Math.max(0, bucket.level - Duration.between(bucket.since, now).toMillis() * perMilli);
        var allowed = level + 1 <= limit + 1e-9;
        var after = allowed ? level + 1 : level;
        buckets.put(scope, new Bucket(after, now));
        var wait = allowed ? 0 : (long) Math.ceil((level + 1 - limit) / perMilli / 1000);
        return refused(scope, new Level((int) Math.ceil(after), limit, wait, allowed));
    }

    /** A counter that starts anew when its window is over. */
    public synchronized Level counted(String scope, int limit, Duration window) {
        arrivedInside(scope);
        var now = clock.instant();
        var bucket = buckets.get(scope);
        if (bucket == null || !now.isBefore(bucket.since.plus(window))) {
            bucket = new Bucket(0, now);
        }
        var allowed = bucket.level < limit;
        var after = new Bucket(allowed ? bucket.level + 1 : bucket.level, bucket.since);
        buckets.put(scope, after);
        var left = Duration.between(now, bucket.since.plus(window)).toMillis();
        return refused(scope, new Level((int) after.level, limit, Math.max(1, (left + 999) / 1000), allowed));
    }

    private Level refused(String scope, Level level) {
        if (!level.allowed) {
            block(scope, level.resetSeconds);
        }
        return level;
    }

    /** A refusal was sent for this scope: whoever comes earlier is noted. */
    public synchronized void block(String scope, long seconds) {
        var now = clock.instant();
        refusals.put(scope, new Refusal(now, now.plusSeconds(seconds)));
    }

    private void arrivedInside(String scope) {
        if (!scope.equals(ACCOUNT)) {
            arrived(scope);
        }
    }

    public synchronized void arrived(String scope) {
        var refusal = refusals.get(scope);
        var now = clock.instant();
        if (refusal != null && now.isBefore(refusal.until)) {
            earlyCount++;
            if (early.size() < KEPT) {
                early.add(new Early(
                        scope,
                        Duration.between(refusal.at, now).toMillis(),
                        Duration.between(now, refusal.until).toMillis()));
            }
        }
    }

    public synchronized long earlyCount() {
        return earlyCount;
    }

    public synchronized List<Early> early() {
        return List.copyOf(early);
    }
}
