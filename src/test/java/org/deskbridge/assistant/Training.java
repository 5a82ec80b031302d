package org.deskbridge.assistant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deskbridge.knowledge.RelevanceTraining;
import org.deskbridge.knowledge.Samples;
import org.deskbridge.language.Embedding;

/** Writes the learned numbers below src/main/resources/assistant from the training data; run from the project's directory. */
public final class Training {
    private static final Path TARGET = Path.of("src/main/resources/assistant");
    private static final Path PATTERNS = Path.of("src/test/resources/evaluation/handover/patterns.txt");
    private static final double SHRINK = 3e-4;
    private static final double PATTERN_WEIGHT = 0.3;
    private static final double ORDINARY_WEIGHT = 0.1;
    private static final List<String> DOMAINS = List.of("bank", "clinic", "saas", "telecom", "travel");

    private Training() {}

    /** The first argument is the project whose data to learn from; this one if there is none. */
    public static void main(String[] arguments) throws IOException {
        var root = Path.of(arguments.length > 0 ? arguments[0] : ".");
        var embedding = new Embedding();
        Files.createDirectories(TARGET);
        Files.writeString(TARGET.resolve("relevance.properties"), RelevanceTraining.learn(root, embedding));
        humanRequest(root, embedding);
        frustration(root, embedding);
        embedding.close();
    }

    private static void humanRequest(Path root, Embedding embedding) throws IOException {
        var training = new ClassifierTraining(embedding, SHRINK);
        var examples = new ArrayList<>(
                training.read(root.resolve("src/test/resources/evaluation/handover/train.jsonl"), "handoff"));
        for (var message : MessagePatterns.read(PATTERNS)) {
            examples.add(training.example(message.text(), message.yes(), PATTERN_WEIGHT));
        }
        Files.write(TARGET.resolve("human-request.bin"), ClassifierTraining.bytes(training.train(examples)));
        System.out.println("request for a human: learned from " + examples.size() + " messages");
    }

    /** Ordinary questions are what it must not be alarmed by, and most of what it will ever see. */
    private static void frustration(Path root, Embedding embedding) throws IOException {
        var training = new ClassifierTraining(embedding, SHRINK);
        var examples = new ArrayList<>(
                training.read(root.resolve("src/test/resources/evaluation/frustration/train.jsonl"), "frustrated"));
        for (var domain : DOMAINS) {
            for (var question : Samples.questions(root, domain)) {
                examples.add(training.example(question.text(), false, ORDINARY_WEIGHT));
            }
        }
        Files.write(TARGET.resolve("frustration.bin"), ClassifierTraining.bytes(training.train(examples)));
        System.out.println("frustration: learned from " + examples.size() + " messages");
    }
}
