package org.deskbridge.assistant;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ObjDoubleConsumer;
import org.deskbridge.language.Vector;
import org.deskbridge.language.Words;

/** What a text classifier sees of a text: its meaning, its words with their neighbours, and the order of their kinds. */
final class Traits {
    private static final int BUCKETS = 1 << 13;
    private static final int WORDS = Vector.SIZE;
    private static final int KINDS = WORDS + BUCKETS;

    /** The last place is the bias. */
    static final int SIZE = KINDS + BUCKETS + 1;

    private static final double MEANING_WEIGHT = 3;
    private static final double WORDS_WEIGHT = 2;
    private static final double KINDS_WEIGHT = 5;

    private final Vector meaning;
    private final List<Integer> words;
    private final List<Integer> kinds;

    Traits(String text, Vector meaning) {
        this.meaning = meaning;
        this.words = places(WORDS, neighbours(Words.surfaces(text)));
        this.kinds = places(KINDS, WordKinds.patterns(text));
    }

    /** Each place that is not empty, with its value. */
    void forEach(ObjDoubleConsumer<Integer> action) {
        for (var i = 0; i < Vector.SIZE; i++) {
            action.accept(i, meaning.at(i) * MEANING_WEIGHT);
        }
        accept(words, WORDS_WEIGHT, action);
        accept(kinds, KINDS_WEIGHT, action);
        action.accept(SIZE - 1, 1);
    }

    /** All words together weigh as much in a long text as in a short one. */
    private static void accept(List<Integer> places, double weight, ObjDoubleConsumer<Integer> action) {
        var value = weight / Math.sqrt(Math.max(1, places.size()));
        places.forEach(place -> action.accept(place, value));
    }

    double score(float[] weights) {
        var sum = new double[1];
        forEach((place, value) -> sum[0] += weights[place] * value);
        return sum[0];
    }

    private static List<Integer> places(int from, Collection<String> traits) {
        return traits.stream()
                .map(trait -> from + ((trait.hashCode() * 0x9E3779B9) >>> 19))
                .distinct()
                .sorted()
                .toList();
    }

    private static Set<String> neighbours(List<String> words) {
        var result = new TreeSet<>(words);
        var before = "^";
        for (var word : words) {
            result.add(before + " " + word);
            before = word;
        }
        result.add(before + " $");
        for (var i = 2; i < words.size(); i++) {
            result.add(words.get(i - 2) + " " + words.get(i - 1) + " " + words.get(i));
        }
        return result;
    }
}
