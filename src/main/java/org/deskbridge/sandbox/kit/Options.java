package org.deskbridge.sandbox.kit;

import static org.deskbridge.sandbox.kit.Doc.fraction;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;

/** How strict and how slow an account is; what is not said is as the vendor has it. */
public record Options(JsonObject json) {
    public static final Options VENDOR = new Options(JsonValue.EMPTY_JSON_OBJECT);

    public boolean limited() {
        return !JsonValue.FALSE.equals(json.get("rateLimits"));
    }

    /** One of the vendor's figures, unless {@code rateLimits} names another. */
    public int limit(String name, int vendors) {
        return (int) number(object(json, "rateLimits"), name, vendors);
    }

    public Duration searchLag() {
        return Duration.ofMillis(number(json, "searchLagMillis", 0));
    }

    public Duration incrementalDelay() {
        return Duration.ofMillis(number(json, "incrementalDelayMillis", 60_000));
    }

    public double retryFactor() {
        return fraction(json, "webhookRetryFactor", 1);
    }
}
