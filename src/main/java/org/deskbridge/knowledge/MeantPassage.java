package org.deskbridge.knowledge;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deskbridge.language.Embedding;
import org.deskbridge.language.Sentences;
import org.deskbridge.language.Sketch;
import org.deskbridge.language.Vector;

/**
 * A passage and what it means: as a whole, its heading, each of its sentences below that heading, and each of its words
 * in context.
 */
record MeantPassage(Passage passage, Vector whole, Vector heading, List<Vector> sentences, Sketch words) {
    static MeantPassage of(String title, Passage passage, Embedding embedding) {
        var head = head(title, passage);
        var all = embedding.compute(head + ". " + passage.text());
        var sentences = Sentences.of(passage.text()).stream()
                .map(sentence -> embedding.compute(head + ". " + sentence).whole())
                .toList();
        var heading = embedding.compute(head).whole();
        return new MeantPassage(passage, all.whole(), heading, sentences, Sketch.of(all.tokens()));
    }

    /** What is embedded with a passage, since "It takes 5 days" alone is about nothing. */
    static String head(String title, Passage passage) {
        return passage.heading().isEmpty() ? title : title + ": " + passage.heading();
    }

    /** Written where no model could be loaded: to be found by its words alone. */
    static MeantPassage unknown(Passage passage) {
        return new MeantPassage(passage, Vector.NONE, Vector.NONE, List.of(), Sketch.NONE);
    }

    /** The number of vectors, the vectors, the sketch. */
    byte[] pack() {
        var vectors = new ArrayList<>(List.of(whole, heading));
        vectors.addAll(sentences);
        var packed = Vector.pack(vectors);
        var sketch = words.pack();
        return ByteBuffer.allocate(Integer.BYTES + packed.length + sketch.length)
                .putInt(packed.length)
                .put(packed)
                .put(sketch)
                .array();
    }

    static MeantPassage unpack(Passage passage, byte[] packed) {
        var end = Integer.BYTES + ByteBuffer.wrap(packed).getInt();
        var vectors = Vector.unpack(Arrays.copyOfRange(packed, Integer.BYTES, end));
        return new MeantPassage(
                passage,
                vectors.get(0),
                vectors.get(1),
                List.copyOf(vectors.subList(2, vectors.size())),
                Sketch.unpack(Arrays.copyOfRange(packed, end, packed.length)));
    }
}
