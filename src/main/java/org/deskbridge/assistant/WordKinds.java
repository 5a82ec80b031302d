package org.deskbridge.assistant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A text reduced to the kinds of its words and their order, "I WANT TALK HUMAN": what is learned of one way to say it
 * then holds for all the others.
 */
final class WordKinds {
    private static final String RESOURCE = "/assistant/word-kinds.txt";
    private static final Pattern WORD = Pattern.compile("[a-z]+(?:'[a-z]+)?|[?!.,;:]");
    private static final int PAIR_DISTANCE = 5;
    private static final int TRIPLE_DISTANCE = 7;
    private static final int NEXT = 3;
    private static final int LONGEST = 6;
    private static final Map<String, String> REFUSED = Map.of(
            "HUMAN", "somebody",
            "SOMEBODY", "somebody",
            "SUPERIOR", "somebody",
            "DEPARTMENT", "somebody",
            "TALK", "contact",
            "CALL", "contact",
            "CONNECT", "contact",
            "MACHINE", "machine");
    private static final Map<String, String> KINDS = read();

    private WordKinds() {}

    private record Found(int at, String kind) {}

    private static Map<String, String> read() {
        try (var in = WordKinds.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            var kinds = new HashMap<String, String>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(" +", -1)))
                    .forEach(line ->
                            line.subList(1, line.size()).forEach(word -> kinds.putIfAbsent(word, line.getFirst())));
            return kinds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All words of any kind: what a mistyped word most likely was. */
    static Set<String> words() {
        return KINDS.keySet();
    }

    /** Single kinds, pairs and triples in their order, and how long the text is. */
    static Set<String> patterns(String text) {
        var words = WORD.matcher(text.replace('’', '\'').toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
        var found = found(words);
        var patterns = new TreeSet<String>();
        for (var i = 0; i < found.size(); i++) {
            patterns.add(found.get(i).kind());
            addPairs(found, i, patterns);
        }
        if (!found.isEmpty()) {
            patterns.add("^" + found.getFirst().kind());
            patterns.add(found.getLast().kind() + "$");
        }
        addRefusals(found, patterns);
        patterns.add("#" + length(words));
        return patterns;
    }

    private static List<Found> found(List<String> words) {
        var found = new ArrayList<Found>();
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            var kind = isLetter(word) ? KINDS.get(word) : word;
            if (kind == null && word.endsWith("'s")) {
                kind = KINDS.get(word.substring(0, word.length() - 2));
            }
            if (kind != null) {
                found.add(new Found(i, kind));
            }
        }
        return found;
    }

    private static void addPairs(List<Found> found, int i, Set<String> patterns) {
        var first = found.get(i);
        for (var j = i + 1; j < Math.min(found.size(), i + 1 + NEXT); j++) {
            var second = found.get(j);
            var pair = first.kind() + " " + second.kind();
            if (second.at() - first.at() <= PAIR_DISTANCE) {
                patterns.add(pair);
            }
            if (second.at() - first.at() == 1) {
                patterns.add("=" + pair);
            }
            for (var k = j + 1; k < Math.min(found.size(), j + NEXT); k++) {
                if (found.get(k).at() - first.at() <= TRIPLE_DISTANCE) {
                    patterns.add(pair + " " + found.get(k).kind());
                }
            }
        }
    }

    /** What a "not" reaches, up to the end of its clause. */
    private static void addRefusals(List<Found> found, Set<String> patterns) {
        for (var i = 0; i < found.size(); i++) {
            if (found.get(i).kind().equals("NOT")) {
                var refused = new TreeSet<String>();
                for (var j = i + 1; j < found.size() && isLetter(found.get(j).kind()); j++) {
                    refused.add(REFUSED.getOrDefault(found.get(j).kind(), ""));
                }
                refused.remove("");
                patterns.add("NOT:" + refused);
            }
        }
    }

    private static boolean isLetter(String kind) {
        return Character.isLetter(kind.charAt(0));
    }

    private static int length(List<String> words) {
        var letters = words.stream().filter(WordKinds::isLetter).count();
        return Math.min(LONGEST, 63 - Long.numberOfLeadingZeros(Math.max(1, letters)));
    }
}
