package org.deskbridge.model;

import java.util.UUID;
import org.deskbridge.outbound.Outbound.Typed;

/** Where a workspace's model is, and what may be spent on it; the key goes nowhere but to this address. */
record Endpoint(
        UUID workspace, Typed typed, String url, String key, String model, long conversationTokens, long dayTokens) {

    boolean isComplete() {
        return !url.isEmpty() && !model.isEmpty();
    }

    /** Without the key, so that a log has none. */
    @Override
    public String toString() {
        return model + " at " + url;
    }
}
