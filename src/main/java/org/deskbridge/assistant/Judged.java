package org.deskbridge.assistant;

import org.deskbridge.knowledge.Findings;
import org.jspecify.annotations.Nullable;

/**
 * A decision and how it came about, for the trace: the rule that decided, the probability that a human was asked for, what
 * the knowledge base had (nothing when it was not asked), and the milliseconds it all took.
 */
public record Judged(
        Decision decision,
        String rule,
        double humanRequest,
        @Nullable Findings findings,
        double milliseconds) {}
