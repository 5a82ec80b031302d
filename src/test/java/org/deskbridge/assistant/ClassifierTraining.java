package org.deskbridge.assistant;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.deskbridge.knowledge.Samples;
import org.deskbridge.language.Embedding;

/** Learns a {@link TextClassifier} from labelled messages by gradient descent; the same data give the same weights. */
final class ClassifierTraining {
    private static final int ROUNDS = 300;
    private static final double STEP = 0.05;

    private final TextClassifier untrained;
    private final double shrink;

    /** A labelled message, seen as a whole and sentence by sentence. */
    record Example(String text, boolean yes, double weight, List<TextClassifier.View> views) {}

    ClassifierTraining(Embedding embedding, double shrink) {
        this.untrained = new TextClassifier(new float[Traits.SIZE], embedding);
        this.shrink = shrink;
    }

    List<Example> read(Path file, String label) {
        return Samples.lines(file).stream()
                .map(line -> example(line.getString("text"), line.getBoolean(label), 1))
                .toList();
    }

    Example example(String text, boolean yes, double weight) {
        return new Example(text, yes, weight, untrained.views(text));
    }

    float[] train(List<Example> examples) {
        var weights = new float[Traits.SIZE];
        var mean = new double[weights.length];
        var square = new double[weights.length];
        for (var round = 1; round <= ROUNDS; round++) {
            var gradient = gradient(examples, weights);
            for (var i = 0; i < weights.length; i++) {
                mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
                square[i] = 0.999 * square[i] + 0.001 * gradient[i] * gradient[i];
                var step = mean[i] / (1 - Math.pow(0.9, round));
                var size = Math.sqrt(square[i] / (1 - Math.pow(0.999, round))) + 1e-8;
                weights[i] -= (float) (STEP / Math.sqrt(1 + round / 30.0) * step / size);
            }
        }
        return weights;
    }

    private double[] gradient(List<Example> examples, float[] weights) {
        var gradient = new double[weights.length];
        var total = examples.stream().mapToDouble(Example::weight).sum();
        for (var example : examples) {
            var traits = strongest(example, weights).traits();
            var error = (probability(traits, weights) - (example.yes() ? 1 : 0)) * example.weight() / total;
            traits.forEach((place, value) -> gradient[place] += error * value);
        }
        for (var i = 0; i < Traits.SIZE - 1; i++) {
            gradient[i] += shrink * weights[i];
        }
        return gradient;
    }

    private static TextClassifier.View strongest(Example example, float[] weights) {
        return example.views().stream()
                .max(Comparator.comparingDouble(view -> view.traits().score(weights)))
                .orElseThrow();
    }

    private static double probability(Traits traits, float[] weights) {
        return 1 / (1 + Math.exp(-traits.score(weights)));
    }

    static double probability(Example example, float[] weights) {
        return probability(strongest(example, weights).traits(), weights);
    }

    static byte[] bytes(float[] weights) {
        var buffer = ByteBuffer.allocate(weights.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(weights);
        return buffer.array();
    }
}
