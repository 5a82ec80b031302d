package org.deskbridge.knowledge;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.deskbridge.language.Embedding;
import org.jspecify.annotations.Nullable;

/** The evaluation sets: knowledge bases with questions, and which article answers each of them. */
public final class Samples {
    public static final List<String> TRAINING = List.of("saas", "telecom", "clinic", "travel", "bank");
    private static final UUID WORKSPACE = new UUID(0, 1);
    private static final Path EVALUATION = Path.of("src/test/resources/evaluation");

    private Samples() {}

    /** A question and the slug of the article that answers it; none when the knowledge base does not hold it. */
    public record Question(String text, @Nullable String article, String kind) {
        public boolean isInside() {
            return article != null;
        }
    }

    /** A question, and all candidates with their features in the order of the present model. */
    record Measured(String domain, Question question, List<Candidate> candidates) {}

    record Candidate(String slug, boolean right, Features features) {}

    public static Path articles(Path root, String domain) {
        return domain.equals("shop")
                ? root.resolve("src/main/resources/demo/articles")
                : root.resolve(EVALUATION).resolve(domain).resolve("articles");
    }

    public static List<Question> questions(Path root, String domain) {
        return lines(root.resolve(EVALUATION).resolve(domain).resolve("questions.jsonl")).stream()
                .map(line -> new Question(
                        line.getString("question"), line.getString("article", null), line.getString("kind")))
                .toList();
    }

    public static List<JsonObject> lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).map(Samples::object).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject object(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }

    static List<Measured> measured(Path root, String domain, Embedding embedding, Relevance relevance) {
        var folder = new ArticleFolder(articles(root, domain), embedding);
        var retrieval = folder.retrieval(embedding);
        retrieval.relevance = relevance;
        return questions(root, domain).stream()
                .map(question -> new Measured(
                        domain,
                        question,
                        retrieval.measure(WORKSPACE, question.text()).stream()
                                .map(match -> new Candidate(
                                        folder.slug(match.article().id()),
                                        folder.slug(match.article().id()).equals(question.article()),
                                        match.features()))
                                .toList()))
                .toList();
    }
}
