package org.deskbridge.assistant;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How one answer came about.
 *
 * @param seq the number of the visitor's message
 * @param confidence between 0 and 1
 * @param trace what was found, which signs the rules saw and what each said, and the times, in milliseconds
 */
public record TraceView(
        UUID id,
        UUID workspace,
        @Nullable UUID conversation,
        long seq,
        String question,
        String decision,
        double confidence,
        JsonObject trace,
        Instant at) {
    /** How probably a person was asked for; 0 to 1. */
    public double humanRequest() {
        return trace.containsKey("humanRequest")
                ? trace.getJsonNumber("humanRequest").doubleValue()
                : 0;
    }
}
