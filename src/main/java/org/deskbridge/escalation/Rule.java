package org.deskbridge.escalation;

import java.util.List;

/**
 * One of the reasons to hand over, as a workspace wants it.
 *
 * @param threshold between 0 and 1; of meaning only where the reason has one
 * @param names the actions or topics that it is about, where it is about some
 */
public record Rule(boolean enabled, double threshold, List<String> names, Route route) {
    public Rule {
        names = List.copyOf(names);
    }

    static Rule toggle(boolean enabled) {
        return new Rule(enabled, 0, List.of(), Route.NONE);
    }

    static Rule threshold(boolean enabled, double threshold) {
        return new Rule(enabled, threshold, List.of(), Route.NONE);
    }

    public Rule routed(Route other) {
        return new Rule(enabled, threshold, names, other);
    }
}
