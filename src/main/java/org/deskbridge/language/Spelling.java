package org.deskbridge.language;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts right what a hurried visitor mistyped, and leaves alone every word that anybody else uses. */
public final class Spelling {
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}'’])[\\p{L}]+(?![\\p{L}\\p{N}'’])");
    private static final int RARE = 20_000;
    private static final int LONG_WORD = 7;
    private static final double EDIT = 3.0;
    private static final double SWAP = 2.0;
    /** A letter left out or struck twice is commoner than a wrong one. */
    private static final double CHANGE = 0.5;

    private static final double OURS = 2.0;

    /** What fingers leave out on a phone; a correction by distance would turn "cant" into "can". */
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("cant", "can't"),
            Map.entry("dont", "don't"),
            Map.entry("doesnt", "doesn't"),
            Map.entry("didnt", "didn't"),
            Map.entry("isnt", "isn't"),
            Map.entry("arent", "aren't"),
            Map.entry("wasnt", "wasn't"),
            Map.entry("werent", "weren't"),
            Map.entry("wont", "won't"),
            Map.entry("wouldnt", "wouldn't"),
            Map.entry("couldnt", "couldn't"),
            Map.entry("shouldnt", "shouldn't"),
            Map.entry("havent", "haven't"),
            Map.entry("hasnt", "hasn't"),
            Map.entry("hadnt", "hadn't"),
            Map.entry("neednt", "needn't"),
            Map.entry("im", "I'm"),
            Map.entry("ive", "I've"),
            Map.entry("youre", "you're"),
            Map.entry("theyre", "they're"),
            Map.entry("thats", "that's"),
            Map.entry("whats", "what's"),
            Map.entry("wheres", "where's"),
            Map.entry("hows", "how's"),
            Map.entry("shes", "she's"),
            Map.entry("ppl", "people"),
            Map.entry("txt", "text"),
            Map.entry("msg", "message"),
            Map.entry("pls", "please"),
            Map.entry("plz", "please"),
            Map.entry("thx", "thanks"),
            Map.entry("cos", "because"),
            Map.entry("cuz", "because"),
            Map.entry("ur", "your"),
            Map.entry("sumone", "someone"),
            Map.entry("wanna", "want to"),
            Map.entry("gonna", "going to"),
            Map.entry("gotta", "have to"));

    private static final class Shared {
        static final Map<Integer, List<String>> BY_LENGTH =
                WordPieces.shared().words().stream().collect(Collectors.groupingBy(String::length));
    }

    private final Set<String> ours;
    private final Map<Integer, List<String>> oursByLength;

    /** A word of the knowledge base is right by definition and the likelier correction. */
    public Spelling(Collection<String> words) {
        ours = Set.copyOf(words);
        oursByLength = ours.stream()
                .filter(word -> word.length() > 2 && isPlain(word))
                .collect(Collectors.groupingBy(String::length));
    }

    /** The text with its unknown words replaced; the same text if there are none. */
    public String corrected(String text) {
        return WORD.matcher(text).replaceAll(match -> Matcher.quoteReplacement(right(match)));
    }

    private String right(MatchResult match) {
        var written = match.group();
        var word = written.toLowerCase(Locale.ROOT);
        var isName = match.start() > 0
                && Character.isUpperCase(written.charAt(0))
                && !written.equals(written.toUpperCase(Locale.ROOT));
        if (SHORT.containsKey(word) && !ours.contains(word)) {
            return SHORT.get(word);
        }
        return isName || isRight(word) ? written : correction(word).orElse(written);
    }

    private boolean isRight(String word) {
        return word.length() < 3 || !isPlain(word) || ours.contains(word) || Lexicon.knows(word);
    }

    private static boolean isPlain(String word) {
        return word.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    private Optional<String> correction(String word) {
        var limit = word.length() >= LONG_WORD ? 2 : 1;
        return candidates(word, limit)
                .map(candidate -> guess(word, candidate, limit))
                .filter(Objects::nonNull)
                .min(Comparator.comparingDouble(Guess::cost).thenComparing(Guess::word))
                .map(Guess::word)
                .or(() -> halves(word));
    }

    private Stream<String> candidates(String word, int limit) {
        return IntStream.rangeClosed(word.length() - limit, word.length() + limit)
                .boxed()
                .flatMap(length -> Stream.concat(
                        oursByLength.getOrDefault(length, List.of()).stream(),
                        Shared.BY_LENGTH.getOrDefault(length, List.of()).stream()))
                .filter(candidate -> sharesBeginning(word, candidate));
    }

    private static boolean sharesBeginning(String word, String candidate) {
        return word.charAt(0) == candidate.charAt(0)
                || (word.charAt(0) == candidate.charAt(1) && word.charAt(1) == candidate.charAt(0));
    }

    private record Guess(String word, double cost) {}

    private @Nullable Guess guess(String word, String candidate, int limit) {
        var distance = Edits.between(word, candidate, limit);
        if (distance > limit) {
            return null;
        }
        var changesLetter = word.length() == candidate.length();
        var rank = WordPieces.shared().rank(candidate);
        var isOurs = ours.contains(candidate);
        if (distance > 1 && !isOurs && (rank == 0 || rank > RARE)) {
            return null;
        }
        var edits = Edits.isSwap(word, candidate) ? SWAP : EDIT * distance + (changesLetter ? CHANGE : 0);
        return new Guess(candidate, edits + Math.log(rank == 0 ? RARE : rank) - (isOurs ? OURS : 0));
    }

    /** "giftcard": two words, one of them ours, that were written together. */
    private Optional<String> halves(String word) {
        return IntStream.rangeClosed(3, word.length() - 3)
                .mapToObj(at -> List.of(word.substring(0, at), word.substring(at)))
                .filter(parts -> parts.stream().anyMatch(ours::contains))
                .filter(parts -> parts.stream().allMatch(part -> ours.contains(part) || Lexicon.knows(part)))
                .map(parts -> String.join(" ", parts))
                .findFirst();
    }
}
