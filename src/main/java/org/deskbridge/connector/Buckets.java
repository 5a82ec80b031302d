package org.deskbridge.connector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What is left of each account's allowances, from the vendors' own words, with what was sent since counted off. */
final class Buckets {
    /** Requests that stay with whoever else uses the account, as a share of the limit. */
    private static final double RESERVE = 0.02;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> blocked = new ConcurrentHashMap<>();
    private final Clock clock;

    private record Bucket(Quota quota, Instant seen, double taken) {
        double left(Instant now) {
            var seconds = Math.max(0, Duration.between(seen, now).toNanos() / 1e9);
            if (quota.resetSeconds() > 0 && seconds >= quota.resetSeconds()) {
                return quota.limit();
            }
            return Math.min(quota.limit(), quota.left() - taken + seconds * quota.refillPerSecond());
        }

        double wait(Instant now) {
            var reserve = Math.floor(quota.limit() * RESERVE);
            var missing = 1 + reserve - left(now);
            if (missing <= 0) {
                return 0;
            }
            return quota.refillPerSecond() > 0
                    ? missing / quota.refillPerSecond()
                    : quota.resetSeconds() - Duration.between(seen, now).toNanos() / 1e9;
        }
    }

    Buckets(Clock clock) {
        this.clock = clock;
    }

    /** Takes one from each; zero when that was possible, else how long until it may be. */
    synchronized Duration take(UUID account, List<String> names) {
        var now = clock.instant();
        var until = blocked.getOrDefault(account, now);
        if (now.isBefore(until)) {
            return Duration.between(now, until);
        }
        var wait = names.stream()
                .map(name -> buckets.get(account + name))
                .filter(bucket -> bucket != null)
                .mapToDouble(bucket -> bucket.wait(now))
                .max()
                .orElse(0);
        if (wait > 0) {
            return Duration.ofMillis((long) Math.ceil(wait * 1000) + 1);
        }
        names.forEach(name -> buckets.computeIfPresent(
                account + name, (key, bucket) -> new Bucket(bucket.quota, bucket.seen, bucket.taken + 1)));
        return Duration.ZERO;
    }

    /** Between two words of the vendor the smaller one counts within a window: answers overtake each other. */
    synchronized void learn(UUID account, List<Quota> quotas) {
        var now = clock.instant();
        for (var quota : quotas) {
            buckets.merge(account + quota.bucket(), new Bucket(quota, now, 0), (old, fresh) -> later(old, fresh, now));
        }
    }

    private static Bucket later(Bucket old, Bucket fresh, Instant now) {
        var sameWindow = fresh.quota.resetSeconds() > 0
                && Duration.between(old.seen, now).toSeconds() < old.quota.resetSeconds()
                && old.quota.limit() == fresh.quota.limit();
        if (sameWindow && old.left(now) < fresh.quota.left()) {
            var left = old.left(now);
            var quota = fresh.quota;
            return new Bucket(
                    new Quota(quota.bucket(), quota.limit(), left, quota.refillPerSecond(), quota.resetSeconds()),
                    now,
                    0);
        }
        return fresh;
    }

    void block(UUID account, Instant until) {
        blocked.merge(account, until, (old, fresh) -> old.isAfter(fresh) ? old : fresh);
    }

    /** What is left of a bucket now; NaN while nothing is known. */
    double left(UUID account, String name) {
        var bucket = buckets.get(account + name);
        return bucket == null ? Double.NaN : Math.max(0, bucket.left(clock.instant()));
    }
}
