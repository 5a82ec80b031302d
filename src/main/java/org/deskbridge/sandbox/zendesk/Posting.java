package org.deskbridge.sandbox.zendesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.plain;
import static org.deskbridge.sandbox.kit.Doc.text;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.sandbox.kit.Courier;
import org.deskbridge.sandbox.kit.Courier.Parcel;
import org.deskbridge.sandbox.kit.Courier.Result;

/** Sends webhooks signed and authenticated, and again only in the few cases in which Zendesk does. */
final class Posting {
    static final long ACCOUNT = 22_129_848;

    private static final Courier.Policy POLICY = new Courier.Policy() {
        @Override
        public Duration timeout() {
            return Duration.ofSeconds(12);
        }

        // After a timeout five times, after 409 three times, after 429 and 503 if the wait is under a minute.
        @Override
        public Optional<Duration> pause(int attempt, Result result) {
            if (result.timedOut()) {
                return attempt > 5 ? Optional.empty() : Optional.of(Duration.ofSeconds(5L * attempt));
            }
            if (result.status() == 409) {
                return attempt > 3 ? Optional.empty() : Optional.of(Duration.ofSeconds(5L * attempt));
            }
            return attempt <= 3 && (result.status() == 429 || result.status() == 503)
                    ? result.retryAfter().filter(seconds -> seconds < 60).map(Duration::ofSeconds)
                    : Optional.empty();
        }
    };

    private final Store store;
    private final Courier courier;

    Posting(Store store, Courier courier) {
        this.store = store;
        this.courier = courier;
    }

    List<JsonObject> log() {
        return courier.log();
    }

    void send(JsonObject webhook, String body) {
        if ("active".equals(text(webhook, "status"))) {
            courier.send(parcel(webhook, body), (parcel, result) -> {});
        }
    }

    static String lane(JsonObject webhook) {
        return "webhook " + Webhooks.written(number(webhook, "id"));
    }

    Parcel parcel(JsonObject webhook, String body) {
        var method = text(webhook, "http_method", "POST");
        var bare = method.equals("GET") || method.equals("DELETE");
        var sent = bare ? "" : body;
        var invocation = UUID.randomUUID().toString();
        return new Parcel(
                lane(webhook),
                method,
                URI.create(text(webhook, "endpoint", "")),
                sent,
                () -> headers(webhook, sent, invocation),
                POLICY);
    }

    private Map<String, String> headers(JsonObject webhook, String body, String invocation) {
        var headers = new LinkedHashMap<String, String>();
        object(webhook, "custom_headers").forEach((name, header) -> headers.put(name, plain(header)));
        authentication(object(webhook, "authentication"), headers);
        var timestamp = store.now();
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("x-zendesk-account-id", Long.toString(ACCOUNT));
        headers.put("x-zendesk-webhook-id", Webhooks.written(number(webhook, "id")));
        headers.put("x-zendesk-webhook-invocation-id", invocation);
        headers.put("x-zendesk-webhook-signature-timestamp", timestamp);
        headers.put("x-zendesk-webhook-signature", Signing.signature(text(webhook, "secret", ""), timestamp, body));
        return headers;
    }

    private static void authentication(JsonObject wanted, Map<String, String> headers) {
        var data = object(wanted, "data");
        switch (text(wanted, "type", "")) {
            case "bearer_token" -> headers.put("Authorization", "Bearer " + text(data, "token"));
            case "basic_auth" -> {
                var pair = text(data, "username") + ":" + text(data, "password");
                headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
            }
            case "api_key" -> headers.put(text(data, "name", "X-Api-Key"), text(data, "value", ""));
            default -> {}
        }
    }
}
