package org.deskbridge.model;

import java.util.UUID;
import org.deskbridge.assistant.Usage;
import org.deskbridge.outbound.Outbound.Typed;

/** Where a workspace's model is, and what may be spent on it; the key goes nowhere but to this address. */
record Endpoint(
        UUID workspace,
        Typed typed,
        String url,
        String key,
        String model,
        long conversationTokens,
        long dayTokens,
        Prices prices) {
    /** Of a million tokens; 0 where nobody has said. */
    record Prices(double input, double output) {}

    Usage usage(long in, long out) {
        return new Usage(model, in, out, (in * prices.input + out * prices.output) / 1e6);
    }

    boolean isComplete() {
        return !url.isEmpty() && !model.isEmpty();
    }

    /** Without the key, so that a log has none. */
    @Override
    public String toString() {
        return model + " at " + url;
    }
}
