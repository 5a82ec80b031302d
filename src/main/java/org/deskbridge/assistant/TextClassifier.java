package org.deskbridge.assistant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.deskbridge.language.Embedding;
import org.deskbridge.language.Sentences;
import org.deskbridge.language.Spelling;
import org.deskbridge.language.Words;

/**
 * A learned yes or no about a text: logistic regression over its {@link Traits}. A message is judged as a whole and
 * sentence by sentence, and the strongest part decides, so that a long story does not drown the one sentence that counts.
 */
final class TextClassifier {
    private static final int MOST_VIEWS = 8;
    private static final int FEWEST_WORDS = 2;
    private static final int MOST_CHARACTERS = 4_000;

    private final Spelling spelling = new Spelling(WordKinds.words());
    private final Embedding embedding;
    private final float[] weights;

    /** A text as the classifier sees it. */
    record View(String text, Traits traits) {}

    /** The part of a message that decided, and how probable the yes is. */
    record Verdict(String text, double probability) {
        boolean isYes() {
            return probability >= 0.5;
        }
    }

    TextClassifier(float[] weights, Embedding embedding) {
        this.weights = weights;
        this.embedding = embedding;
    }

    static TextClassifier learned(String resource, Embedding embedding) {
        try (var in = TextClassifier.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            var values = ByteBuffer.wrap(in.readAllBytes())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            var weights = new float[Traits.SIZE];
            values.get(weights);
            return new TextClassifier(weights, embedding);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Verdict judge(String message) {
        return views(message).stream()
                .map(view -> new Verdict(
                        view.text(), 1 / (1 + Math.exp(-view.traits().score(weights)))))
                .max(Comparator.comparingDouble(Verdict::probability))
                .orElseThrow();
    }

    /** The whole message first, then its sentences. */
    List<View> views(String message) {
        var text = spelling.corrected(
                message.length() > MOST_CHARACTERS ? message.substring(0, MOST_CHARACTERS) : message);
        var views = new ArrayList<View>();
        views.add(view(text));
        var sentences = Sentences.of(text);
        if (sentences.size() > 1) {
            sentences.reversed().stream()
                    .filter(sentence -> Words.surfaces(sentence).size() >= FEWEST_WORDS)
                    .limit(MOST_VIEWS)
                    .forEach(sentence -> views.add(view(sentence)));
        }
        return views;
    }

    private View view(String text) {
        return new View(text, new Traits(text, embedding.of(text).whole()));
    }
}
