package org.deskbridge.assistant;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.deskbridge.knowledge.ArticleFolder;
import org.deskbridge.knowledge.Reliability;
import org.deskbridge.knowledge.Samples;
import org.deskbridge.language.Embedding;

/** Prints how good the embedded assistant is on data that nothing was learned from. */
public final class Evaluation {
    private static final UUID WORKSPACE = new UUID(0, 1);
    private static final double THRESHOLD = 0.6;
    private static final int WARM_UP = 60;

    private final Path root;
    private final Embedding embedding = new Embedding();
    private final List<Double> finding = new ArrayList<>();
    private final List<Double> deciding = new ArrayList<>();

    private Evaluation(Path root) {
        this.root = root;
    }

    /** The first argument is the project whose data to evaluate on; this one if there is none. */
    public static void main(String[] arguments) {
        var evaluation = new Evaluation(Path.of(arguments.length > 0 ? arguments[0] : "."));
        evaluation.retrieval("shop");
        evaluation.humanRequests("held-out.jsonl");
        evaluation.embedding.close();
    }

    private void retrieval(String domain) {
        var folder = new ArticleFolder(Samples.articles(root, domain), embedding);
        var agent = new EmbeddedAgent();
        agent.embedding = new Embedding(); // one that has not seen the question a moment ago
        agent.retrieval = folder.retrieval(agent.embedding);
        agent.load();
        var retrieval = folder.retrieval(embedding);
        var guesses = new TreeMap<String, List<Reliability.Guess>>();
        var inFive = 0;
        for (var question : Samples.questions(root, domain)) {
            var begun = System.nanoTime();
            var findings = retrieval.find(WORKSPACE, question.text());
            finding.add((System.nanoTime() - begun) / 1e6);
            var ranked = findings.ranked().stream()
                    .map(article -> folder.slug(article.articleId()))
                    .toList();
            inFive += ranked.contains(question.article()) ? 1 : 0;
            var right = !ranked.isEmpty() && ranked.getFirst().equals(question.article());
            guesses.computeIfAbsent(question.kind(), kind -> new ArrayList<>())
                    .add(new Reliability.Guess(question.isInside(), right, findings.confidence()));
            deciding.add(agent.decide(WORKSPACE, List.of(question.text()), THRESHOLD, true)
                    .milliseconds());
        }
        print(domain, guesses, inFive);
    }

    private void print(String domain, Map<String, List<Reliability.Guess>> guesses, int inFive) {
        var all = new Reliability(
                domain, guesses.values().stream().flatMap(Collection::stream).toList());
        System.out.println(all);
        var inside = all.guesses().stream().filter(Reliability.Guess::inside).count();
        System.out.printf(Locale.ROOT, "hit@5 %.3f%n", inFive / (double) inside);
        guesses.forEach((kind, some) -> System.out.println("  " + new Reliability(kind, some)));
        System.out.print(all.table());
        latency("find", finding);
        latency("decide", deciding);
    }

    private static void latency(String name, List<Double> milliseconds) {
        var sorted = milliseconds.stream().skip(WARM_UP).sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.1f ms, p95 %.1f ms%n",
                name,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100));
    }

    private void humanRequests(String file) {
        var classifier = TextClassifier.learned("/assistant/human-request.bin", embedding);
        var kinds = new TreeMap<String, int[]>();
        var counts = new int[4];
        for (var line : Samples.lines(root.resolve("src/test/resources/evaluation/handover/" + file))) {
            var wanted = line.getBoolean("handoff");
            var found = classifier.judge(line.getString("text")).isYes();
            counts[(wanted ? 2 : 0) + (found ? 1 : 0)]++;
            var kind =
                    kinds.computeIfAbsent((wanted ? "asks: " : "does not: ") + line.getString("kind"), k -> new int[2]);
            kind[0]++;
            kind[1] += wanted == found ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "request for a human, %s: precision %.3f, recall %.3f of %d%n",
                file,
                counts[3] / (double) (counts[3] + counts[1]),
                counts[3] / (double) (counts[3] + counts[2]),
                counts[3] + counts[2]);
        kinds.forEach((kind, count) -> System.out.printf("  %-28s %d of %d%n", kind, count[1], count[0]));
    }
}
