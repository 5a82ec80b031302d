package org.deskbridge.sandbox.zendesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Supplier;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Doc;
import org.deskbridge.sandbox.kit.Request;

/** Idempotency keys: for two hours the same key gives the same answer, and another body is refused. */
final class Keys {
    private static final Duration KEPT = Duration.ofHours(2);

    private final Store store;

    Keys(Store store) {
        this.store = store;
    }

    Answer once(Request request, Supplier<Answer> action) {
        var key = request.header("idempotency-key").orElse("");
        if (key.isEmpty()) {
            return action.get();
        }
        if (key.length() > 255) {
            throw Failure.of(400, "IdempotentRequestError", "The idempotency key is too long");
        }
        var known = store.keys.where("key", key).stream()
                .filter(row -> store.clock.instant().isBefore(Instant.parse(text(row, "until", ""))))
                .findFirst();
        if (known.isEmpty()) {
            return first(key, request, action.get());
        }
        if (number(known.get(), "hash") != hash(request)) {
            throw Failure.of(400, "IdempotentRequestError", "Request parameters don't match the given idempotency key");
        }
        return Answer.json((int) number(known.get(), "status"), object(known.get(), "body"))
                .with("x-idempotency-lookup", "hit");
    }

    private Answer first(String key, Request request, Answer answer) {
        store.keys.put(doc(
                "id", store.keys.next(),
                "key", key,
                "hash", hash(request),
                "status", answer.status(),
                "body", Doc.parse(answer.body()).orElseThrow(),
                "until", store.clock.instant().plus(KEPT)));
        return answer.with("x-idempotency-lookup", "miss");
    }

    private static long hash(Request request) {
        return Arrays.hashCode(request.body());
    }
}
