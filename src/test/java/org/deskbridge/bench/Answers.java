package org.deskbridge.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.deskbridge.knowledge.ManyArticles;
import org.deskbridge.language.Embedding;

/** P12: finding an answer among very many passages, on one thread, beside embedding the question alone. */
public final class Answers {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int PASSAGES = Integer.getInteger("bench.passages", 100_000);
    private static final int QUESTIONS = Integer.getInteger("bench.questions", 400);
    private static final List<String> ASKED = List.of(
            "how long does delivery to %s take",
            "can I return a %s that I have worn",
            "do you ship %s by express and what does it cost",
            "my %s arrived broken, what now",
            "which payment do you take for a %s",
            "how do I wash the %s without it losing its colour");

    private Answers() {}

    public static void main(String[] args) {
        var embedding = new Embedding();
        var folder = Path.of(System.getProperty("bench.articles", "src/main/resources/demo/articles"));
        var begun = System.nanoTime();
        var retrieval = new ManyArticles(folder, PASSAGES, embedding).retrieval(embedding);
        var workspace = UUID.randomUUID();
        retrieval.find(workspace, "how long does delivery take");
        System.out.printf("%,d passages indexed in %.0f s%n", PASSAGES, (System.nanoTime() - begun) / 1e9);
        var ratios = new Ratios("P12 answer retrieval, p99 beside the embedding's p99", "ms");
        var medians = new Ratios("P12 the same, medians", "ms");
        var random = new Random(11);
        for (var round = -1; round < ROUNDS; round++) {
            var embedded = new Latencies();
            var found = new Latencies();
            for (var i = 0; i < QUESTIONS; i++) {
                var alone = question(random);
                embedded.time(() -> embedding.compute(alone));
                var asked = question(random);
                found.time(() -> retrieval.find(workspace, asked));
            }
            if (round >= 0) {
                ratios.add(found.at(0.99), embedded.at(0.99));
                medians.add(found.at(0.5), embedded.at(0.5));
            }
        }
        Ratios.table(ratios, medians);
    }

    private static String question(Random random) {
        return ASKED.get(random.nextInt(ASKED.size())).formatted("thing" + random.nextInt(1_000_000));
    }
}
