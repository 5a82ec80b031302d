package org.deskbridge.assistant;

import org.deskbridge.knowledge.Findings;
import org.jspecify.annotations.Nullable;

/**
 * A decision and how it came about, for the trace: the rule that decided, the probability that a human was asked for, what
 * the knowledge base had (nothing when it was not asked), the milliseconds it all took, and what a model has cost.
 */
public record Judged(
        Decision decision,
        String rule,
        double humanRequest,
        @Nullable Findings findings,
        double milliseconds,
        Usage usage) {
    public Judged(
            Decision decision, String rule, double humanRequest, @Nullable Findings findings, double milliseconds) {
        this(decision, rule, humanRequest, findings, milliseconds, Usage.NONE);
    }
}
