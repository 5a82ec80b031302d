package org.deskbridge.sandbox.kit;

import static org.deskbridge.sandbox.kit.Doc.doc;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries webhooks out: first attempts of a lane one after the other, repeated attempts beside it after the vendor's
 * pause, as vendors promise no order then.
 */
public final class Courier {
    private static final int KEPT = 200;
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Setting setting;
    private final Faults faults;
    private final Map<String, CompletableFuture<Result>> lanes = new ConcurrentHashMap<>();
    private final Deque<JsonObject> log = new ArrayDeque<>();

    /** What came back: a status, or 0 and whether it was for want of time. */
    public record Result(int status, boolean timedOut, Optional<Long> retryAfter, String body) {
        public boolean good() {
            return status >= 200 && status < 300;
        }
    }

    /** How a vendor goes on after a failed attempt, 1 being the first. */
    public interface Policy {
        Duration timeout();

        Optional<Duration> pause(int attempt, Result result);
    }

    /** One thing to deliver. Headers are made anew for each attempt, because signatures carry the time. */
    public record Parcel(
            String lane, String method, URI url, String body, Supplier<Map<String, String>> headers, Policy policy) {}

    Courier(Setting setting, Faults faults) {
        this.setting = setting;
        this.faults = faults;
    }

    /** {@code end} hears how it ended, after the last attempt. */
    public void send(Parcel parcel, BiConsumer<Parcel, Result> end) {
        if (faults.strikes("lost")) {
            note(parcel, 0, "lost by fault");
            return;
        }
        if (faults.strikes("reordered")) {
            later(400, () -> enqueue(parcel, end));
        } else {
            enqueue(parcel, end);
        }
        if (faults.strikes("repeated")) {
            enqueue(parcel, end);
        }
        for (var copy = 0; copy < faults.copies(); copy++) {
            again(parcel, 1, (sent, result) -> {});
        }
    }

    private void enqueue(Parcel parcel, BiConsumer<Parcel, Result> end) {
        lanes.compute(parcel.lane, (lane, tail) -> {
            CompletableFuture<Result> before =
                    tail == null ? CompletableFuture.completedFuture(new Result(0, false, Optional.empty(), "")) : tail;
            return before.thenComposeAsync(any -> first(parcel, end), setting.threads());
        });
    }

    private CompletableFuture<Result> first(Parcel parcel, BiConsumer<Parcel, Result> end) {
        return attempt(parcel, 1).thenApply(result -> after(parcel, 1, result, end));
    }

    private Result after(Parcel parcel, int attempt, Result result, BiConsumer<Parcel, Result> end) {
        var pause = result.good() ? Optional.<Duration>empty() : parcel.policy.pause(attempt, result);
        if (pause.isEmpty()) {
            end.accept(parcel, result);
            return result;
        }
        var millis = (long) (pause.get().toMillis() * setting.options().retryFactor());
        later(millis, () -> again(parcel, attempt + 1, end));
        return result;
    }

    private void again(Parcel parcel, int attempt, BiConsumer<Parcel, Result> end) {
        var unused = attempt(parcel, attempt).thenAccept(result -> after(parcel, attempt, result, end));
    }

    private void later(long millis, Runnable action) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, setting.threads())
                .execute(action);
    }

    private CompletableFuture<Result> attempt(Parcel parcel, int attempt) {
        return once(parcel).thenApply(result -> {
            note(parcel, attempt, result.status == 0 ? result.body : Integer.toString(result.status));
            return result;
        });
    }

    /** One attempt; never fails, but tells of the failure. */
    public static CompletableFuture<Result> once(Parcel parcel) {
        try {
            var request = HttpRequest.newBuilder(parcel.url)
                    .timeout(parcel.policy.timeout())
                    .method(parcel.method, BodyPublishers.ofString(parcel.body));
            parcel.headers.get().forEach(request::setHeader);
            return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).handle(Courier::result);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedFuture(new Result(0, false, Optional.empty(), String.valueOf(e)));
        }
    }

    private static Result result(@Nullable HttpResponse<String> response, @Nullable Throwable error) {
        if (response == null) {
            var cause = error instanceof CompletionException wrapped ? wrapped.getCause() : error;
            return new Result(0, cause instanceof HttpTimeoutException, Optional.empty(), String.valueOf(cause));
        }
        var retryAfter = response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(Long::valueOf);
        return new Result(response.statusCode(), false, retryAfter, response.body());
    }

    private void note(Parcel parcel, int attempt, String outcome) {
        synchronized (log) {
            log.addFirst(doc(
                    "lane",
                    parcel.lane,
                    "url",
                    parcel.url.toString(),
                    "body",
                    parcel.body,
                    "attempt",
                    attempt,
                    "outcome",
                    outcome,
                    "at",
                    setting.clock().instant()));
            if (log.size() > KEPT) {
                log.removeLast();
            }
        }
    }

    /** The latest attempts, newest first. */
    public List<JsonObject> log() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }
}
