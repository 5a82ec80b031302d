package org.deskbridge.knowledge;

import java.util.List;
import java.util.Locale;

/** How often the first article is right, and whether the confidence tells. */
public record Reliability(String name, List<Guess> guesses) {
    private static final int BINS = 10;

    /** What was said about one question. */
    public record Guess(boolean inside, boolean right, double confidence) {}

    static Reliability of(String name, List<Samples.Measured> samples, Relevance relevance) {
        return new Reliability(
                name,
                samples.stream()
                        .filter(sample -> !sample.candidates().isEmpty())
                        .map(sample -> RelevanceTraining.ranking(sample, relevance))
                        .map(ranking ->
                                new Guess(ranking.inside(), ranking.right(), relevance.confidence(ranking.features())))
                        .toList());
    }

    public double hit() {
        return share(guesses.stream().filter(Guess::inside).toList(), Guess::right);
    }

    public double answered(double threshold) {
        return share(guesses.stream().filter(Guess::inside).toList(), guess -> guess.confidence() >= threshold);
    }

    public double answeredWrongly(double threshold) {
        return share(
                guesses.stream()
                        .filter(guess -> guess.inside() && guess.confidence() >= threshold)
                        .toList(),
                guess -> !guess.right());
    }

    public double falseAnswers(double threshold) {
        return share(
                guesses.stream().filter(guess -> !guess.inside()).toList(), guess -> guess.confidence() >= threshold);
    }

    private static double share(List<Guess> all, java.util.function.Predicate<Guess> chosen) {
        return all.isEmpty() ? Double.NaN : all.stream().filter(chosen).count() / (double) all.size();
    }

    /** Expected calibration error: how far, on average, the confidence is from the share that is right. */
    public double error() {
        var error = 0.0;
        for (var bin = 0; bin < BINS; bin++) {
            var here = bin(bin);
            if (!here.isEmpty()) {
                error += Math.abs(mean(here) - share(here, Guess::right)) * here.size() / guesses.size();
            }
        }
        return error;
    }

    private List<Guess> bin(int bin) {
        return guesses.stream()
                .filter(guess -> Math.min(BINS - 1, (int) (guess.confidence() * BINS)) == bin)
                .toList();
    }

    private static double mean(List<Guess> guesses) {
        return guesses.stream().mapToDouble(Guess::confidence).average().orElse(0);
    }

    public String table() {
        var text = new StringBuilder("  confidence  questions  mean   right\n");
        for (var bin = 0; bin < BINS; bin++) {
            var here = bin(bin);
            if (!here.isEmpty()) {
                text.append(String.format(
                        Locale.ROOT,
                        "  %.1f-%.1f     %6d     %.2f   %.2f%n",
                        bin / 10.0,
                        (bin + 1) / 10.0,
                        here.size(),
                        mean(here),
                        share(here, Guess::right)));
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-22s hit@1 %.3f  answered %.3f (wrong %.3f)  false answers outside %.3f  ECE %.3f",
                name,
                hit(),
                answered(0.6),
                answeredWrongly(0.6),
                falseAnswers(0.6),
                error());
    }
}
