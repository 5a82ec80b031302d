package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.deskbridge.platform.Configuration;
import org.deskbridge.work.Doubt;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler.Job;

/**
 * Never writes twice: where an earlier attempt may have had its effect, it is looked for, for as long as it may take to
 * become visible, before anything is written again.
 */
@ApplicationScoped
public class Doubts {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    @Inject
    Clock clock;

    /** What looking brought: the thing itself, a reason to come back later, or leave to write. */
    public sealed interface Verdict<T> {
        record Found<T>(T it) implements Verdict<T> {}

        record Later<T>(Outcome outcome) implements Verdict<T> {}

        record Write<T>() implements Verdict<T> {}
    }

    /** How long after its last try a line may still be on its way into the ticket. */
    public Duration settling() {
        return setting("sync.settling").orElse(Duration.ofSeconds(10));
    }

    Duration searchLag(Duration vendors) {
        return setting("sync.search-lag").orElse(vendors);
    }

    private static Optional<Duration> setting(String key) {
        return Configuration.text(key).map(Duration::parse);
    }

    public <T> Verdict<T> judge(Job job, Duration patience, Supplier<Optional<T>> look) {
        if (job.doubtfulSince() == null) {
            return new Verdict.Write<>();
        }
        var found = look.get();
        if (found.isPresent()) {
            return new Verdict.Found<>(found.get());
        }
        var now = clock.instant();
        var enough = job.doubtfulSince().plus(patience);
        return new Verdict.Later<>(
                now.isBefore(enough)
                        ? new Outcome.Wait(
                                earlier(now.plus(BETWEEN_LOOKS), enough),
                                "looking for what a lost attempt did",
                                Doubt.AS_BEFORE)
                        : new Outcome.Wait(now, "the lost attempt did nothing", Doubt.NONE));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
