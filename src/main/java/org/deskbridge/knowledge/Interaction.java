package org.deskbridge.knowledge;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.deskbridge.language.Tokens;

/** Compares the words of a question, each in its context, with the words of an article's passages ("late interaction"). */
final class Interaction {
    private static final int MOST_TOKENS = 40;
    private static final int WEAKEST = 2;

    private final int[] chosen;
    private final float[][] tables;
    private final double[] weights;

    Interaction(Tokens tokens, Knowledge knowledge) {
        this.chosen = IntStream.range(0, tokens.size())
                .boxed()
                .sorted((a, b) -> Double.compare(knowledge.weight(tokens.piece(b)), knowledge.weight(tokens.piece(a))))
                .limit(MOST_TOKENS)
                .mapToInt(token -> token)
                .toArray();
        this.weights = Arrays.stream(chosen)
                .mapToDouble(token -> knowledge.weight(tokens.piece(token)))
                .toArray();
        this.tables = Arrays.stream(chosen).mapToObj(tokens::table).toArray(float[][]::new);
    }

    /** Adds its features to the others of an article. */
    void measure(Knowledge.Known article, Map<Feature, Double> values) {
        var best = 0.0;
        var bestEven = 0.0;
        var near = new double[chosen.length];
        for (var passage : article.passages()) {
            var here = new double[chosen.length];
            for (var i = 0; i < chosen.length; i++) {
                here[i] = passage.meant().words().nearest(tables[i]);
                near[i] = Math.max(near[i], here[i]);
            }
            best = Math.max(best, weighted(here));
            bestEven = Math.max(bestEven, Arrays.stream(here).average().orElse(0));
        }
        values.put(Feature.TOKENS, best);
        values.put(Feature.TOKENS_EVEN, bestEven);
        values.put(Feature.TOKENS_ARTICLE, weighted(near));
        values.put(Feature.TOKENS_WEAKEST, weakest(near));
    }

    private double weighted(double[] near) {
        var sum = 0.0;
        var total = 0.0;
        for (var i = 0; i < near.length; i++) {
            sum += weights[i] * near[i];
            total += weights[i];
        }
        return total == 0 ? 0 : sum / total;
    }

    /** A question about something else often differs in one word only. */
    private double weakest(double[] near) {
        return IntStream.range(0, near.length)
                .filter(i -> weights[i] >= weights[0] / 3)
                .mapToDouble(i -> near[i])
                .sorted()
                .limit(WEAKEST)
                .average()
                .orElse(0);
    }
}
