package org.deskbridge.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deskbridge.knowledge.Samples.Candidate;
import org.deskbridge.knowledge.Samples.Measured;

/**
 * Learns {@link Relevance}: the order by a choice model (which of the candidates is it), the certainty by logistic
 * regression on rankings of domains that the order was not learned from.
 */
public final class RelevanceTraining {
    private static final List<Feature> ORDER = List.of(
            Feature.COSINE,
            Feature.SENTENCE,
            Feature.HEADING,
            Feature.TOKENS,
            Feature.TOKENS_EVEN,
            Feature.TOKENS_ARTICLE,
            Feature.TOKENS_WEAKEST,
            Feature.BM25,
            Feature.COVERAGE,
            Feature.PASSAGE_COVERAGE,
            Feature.HEADING_COVERAGE);
    private static final List<Feature> CERTAINTY = List.of(
            Feature.SENTENCE,
            Feature.TOKENS,
            Feature.COVERAGE,
            Feature.UNKNOWN,
            Feature.STANDOUT,
            Feature.MARGIN,
            Feature.LENGTH);
    private static final double SHRINK = 0.3;
    /** A question that the knowledge base does not hold weighs more: a wrong answer costs more than an honest "no". */
    private static final double OUTSIDE = 3;

    private static final int ROUNDS = 30;

    private RelevanceTraining() {}

    static Relevance learn(List<Measured> samples) {
        var domains = samples.stream().map(Measured::domain).distinct().toList();
        var unseen = new ArrayList<Ranking>();
        for (var domain : domains) {
            var order = order(samples.stream()
                    .filter(sample -> !sample.domain().equals(domain))
                    .toList());
            samples.stream()
                    .filter(sample -> sample.domain().equals(domain))
                    .filter(sample -> !sample.candidates().isEmpty())
                    .forEach(sample -> unseen.add(ranking(sample, order)));
        }
        return certainty(order(samples), unseen);
    }

    /** The first of a ranking, with its margin; what the certainty is learned from. */
    record Ranking(boolean right, boolean inside, Features features) {}

    static Ranking ranking(Measured sample, Relevance order) {
        var ranked = sample.candidates().stream()
                .sorted(Comparator.comparingDouble((Candidate candidate) -> order.score(candidate.features()))
                        .reversed())
                .toList();
        var first = ranked.getFirst();
        var margin = Matching.margin(ranked.stream()
                .map(candidate -> order.score(candidate.features()))
                .toList());
        return new Ranking(
                first.right(), sample.question().isInside(), first.features().with(Feature.MARGIN, margin));
    }

    private static Relevance order(List<Measured> samples) {
        var weights = new double[ORDER.size()];
        for (var round = 0; round < ROUNDS; round++) {
            var gradient = new double[weights.length];
            var curvature = ridge(weights, gradient, weights.length);
            samples.stream()
                    .filter(sample -> sample.candidates().stream().anyMatch(Candidate::right))
                    .forEach(sample -> addChoice(sample.candidates(), weights, gradient, curvature));
            move(weights, curvature, gradient);
        }
        return new Relevance(named(ORDER, weights), Map.of(), 0);
    }

    private static void addChoice(
            List<Candidate> candidates, double[] weights, double[] gradient, double[][] curvature) {
        var rows = candidates.stream().map(c -> row(ORDER, c.features(), 0)).toList();
        var scores = rows.stream().mapToDouble(row -> dot(row, weights)).toArray();
        var most = java.util.Arrays.stream(scores).max().orElse(0);
        var total = 0.0;
        for (var i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - most);
            total += scores[i];
        }
        var mean = new double[weights.length];
        for (var i = 0; i < scores.length; i++) {
            add(mean, rows.get(i), scores[i] / total);
            addOuter(curvature, rows.get(i), scores[i] / total);
            if (candidates.get(i).right()) {
                add(gradient, rows.get(i), 1);
            }
        }
        add(gradient, mean, -1);
        addOuter(curvature, mean, -1);
    }

    private static Relevance certainty(Relevance order, List<Ranking> rankings) {
        var weights = new double[CERTAINTY.size() + 1];
        for (var round = 0; round < ROUNDS; round++) {
            var gradient = new double[weights.length];
            var curvature = ridge(weights, gradient, weights.length - 1);
            for (var ranking : rankings) {
                var row = row(CERTAINTY, ranking.features(), 1);
                var probability = 1 / (1 + Math.exp(-dot(row, weights)));
                var weight = ranking.inside() ? 1 : OUTSIDE;
                add(gradient, row, weight * ((ranking.right() ? 1 : 0) - probability));
                addOuter(curvature, row, weight * probability * (1 - probability));
            }
            move(weights, curvature, gradient);
        }
        return new Relevance(order.order(), named(CERTAINTY, weights), weights[CERTAINTY.size()]);
    }

    private static double[][] ridge(double[] weights, double[] gradient, int shrunk) {
        var curvature = new double[weights.length][weights.length];
        for (var i = 0; i < weights.length; i++) {
            curvature[i][i] = i < shrunk ? SHRINK : 1e-6;
            gradient[i] = i < shrunk ? -SHRINK * weights[i] : 0;
        }
        return curvature;
    }

    private static void move(double[] weights, double[][] curvature, double[] gradient) {
        add(weights, Newton.step(curvature, gradient), 1);
    }

    private static double[] row(List<Feature> features, Features values, int constants) {
        var row = new double[features.size() + constants];
        for (var i = 0; i < row.length; i++) {
            row[i] = i < features.size() ? values.get(features.get(i)) : 1;
        }
        return row;
    }

    private static double dot(double[] a, double[] b) {
        var sum = 0.0;
        for (var i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] sum, double[] values, double factor) {
        for (var i = 0; i < sum.length; i++) {
            sum[i] += factor * values[i];
        }
    }

    private static void addOuter(double[][] sum, double[] values, double factor) {
        for (var i = 0; i < values.length; i++) {
            add(sum[i], values, factor * values[i]);
        }
    }

    private static Map<Feature, Double> named(List<Feature> features, double[] weights) {
        var named = new EnumMap<Feature, Double>(Feature.class);
        for (var i = 0; i < features.size(); i++) {
            named.put(features.get(i), weights[i]);
        }
        return named;
    }

    /** As {@link Relevance#parse} reads it. */
    static String text(Relevance relevance) {
        var text = new StringBuilder("# Learned by org.deskbridge.assistant.Training; not to be edited by hand.\n");
        relevance.order().forEach((feature, weight) -> text.append(line("order." + feature, weight)));
        relevance.certainty().forEach((feature, weight) -> text.append(line("certainty." + feature, weight)));
        return text.append(line("bias", relevance.bias())).toString();
    }

    private static String line(String key, double value) {
        return String.format(Locale.ROOT, "%s=%.4f%n", key.toLowerCase(Locale.ROOT), value);
    }

    /** Learns from the training domains below a project's directory; each domain also judged by what the others taught. */
    public static String learn(java.nio.file.Path root, org.deskbridge.language.Embedding embedding) {
        var samples = new ArrayList<Measured>();
        Samples.TRAINING.forEach(
                domain -> samples.addAll(Samples.measured(root, domain, embedding, Relevance.learned())));
        for (var domain : Samples.TRAINING) {
            var rest = samples.stream().filter(s -> !s.domain().equals(domain)).toList();
            var held = samples.stream().filter(s -> s.domain().equals(domain)).toList();
            System.out.println(Reliability.of(domain + " by the others", held, learn(rest)));
        }
        return text(learn(samples));
    }
}
