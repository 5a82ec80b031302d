package org.deskbridge.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Token buckets by key, on this node; a key that is quiet for ten minutes is forgotten, by then its bucket is full. */
@ApplicationScoped
public class RateLimits {
    private static final int BURST_SECONDS = 20;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(10))
            .maximumSize(200_000)
            .build();

    /** Takes one token; 0 when there was one, otherwise the milliseconds until the next. */
    public long millisToWait(String key, int perSecond) {
        return millisToWait(key, (long) perSecond * BURST_SECONDS, Duration.ofSeconds(BURST_SECONDS));
    }

    /** The same for what is rare: so many within a period of at most ten minutes. */
    public long millisToWait(String key, long times, Duration period) {
        var bucket = buckets.get(
                key,
                fresh -> Bucket.builder()
                        .withNanosecondPrecision()
                        .addLimit(limit -> limit.capacity(times).refillGreedy(times, period))
                        .build());
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toMillis());
    }

    /** Whoever turned out to be right begins anew. */
    public void forget(String key) {
        buckets.invalidate(key);
    }
}
