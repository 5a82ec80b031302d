package org.deskbridge.knowledge;

import java.util.List;
import org.deskbridge.language.Vector;

/**
 * What the knowledge base has on a question: at most five articles, best first, and the calibrated probability that the
 * best one is right. What was corrected is the part of the question that was searched for in the end.
 */
public record Findings(
        String question, String corrected, Vector meaning, List<Ranked> ranked, double confidence, Timings timings) {

    /** Milliseconds spent on bringing the index up to date, on embedding, and on searching and ranking. */
    public record Timings(double refresh, double embed, double rank) {}

    public boolean isEmpty() {
        return ranked.isEmpty();
    }

    public Ranked best() {
        return ranked.getFirst();
    }
}
