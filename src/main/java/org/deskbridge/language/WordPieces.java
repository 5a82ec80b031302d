package org.deskbridge.language;

import jakarta.json.JsonNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deskbridge.platform.Json;

/** Cuts text into the word pieces that the embedding model was trained on, exactly as BERT's own tokenizer does. */
public final class WordPieces {
    private static final String VOCABULARY = "/all-minilm-l6-v2-q-tokenizer.json";
    private static final int LONGEST_WORD = 100;
    private static final int FIRST_WORD = 1996;

    private final Map<String, Integer> ids;
    private final BitSet words = new BitSet();
    private final int unknown;
    private final int begin;
    private final int end;

    private WordPieces(Map<String, Integer> ids) {
        this.ids = ids;
        ids.forEach((piece, id) -> words.set(id, isWord(piece)));
        this.unknown = id("[UNK]");
        this.begin = id("[CLS]");
        this.end = id("[SEP]");
    }

    private static final class Shared {
        static final WordPieces INSTANCE = new WordPieces(vocabulary());
    }

    /** The vocabulary is read once per deployment. */
    public static WordPieces shared() {
        return Shared.INSTANCE;
    }

    private static Map<String, Integer> vocabulary() {
        try (InputStream in = WordPieces.class.getResourceAsStream(VOCABULARY)) {
            if (in == null) {
                throw new IllegalStateException(VOCABULARY + " is not on the class path");
            }
            try (var reader = Json.createReader(in)) {
                var words = new HashMap<String, Integer>(65_536);
                reader.readObject()
                        .getJsonObject("model")
                        .getJsonObject("vocab")
                        .forEach((word, id) -> words.put(word, ((JsonNumber) id).intValue()));
                return words;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int id(String piece) {
        var id = ids.get(piece);
        if (id == null) {
            throw new IllegalStateException("the vocabulary lacks " + piece);
        }
        return id;
    }

    /** The ids of a text between the two marks that the model expects, cut off after {@code limit} of them. */
    long[] ids(String text, int limit) {
        var pieces = pieces(text);
        var size = Math.min(pieces.size(), limit - 2);
        var result = new long[size + 2];
        result[0] = begin;
        for (var i = 0; i < size; i++) {
            result[i + 1] = pieces.get(i);
        }
        result[size + 1] = end;
        return result;
    }

    /** How many pieces a text takes, marks not counted. */
    public int count(String text) {
        return pieces(text).size();
    }

    /** The place of a whole word in the vocabulary, which is ordered by how common a word is; 0 if it is not there. */
    public int rank(String word) {
        var id = ids.get(word);
        return id == null || id < FIRST_WORD ? 0 : id;
    }

    private static boolean isWord(String piece) {
        return piece.startsWith("##") || piece.codePoints().allMatch(Character::isLetterOrDigit);
    }

    boolean isWord(int id) {
        return words.get(id);
    }

    /** The vocabulary's whole words, for the spelling. */
    List<String> words() {
        return ids.keySet().stream()
                .filter(word -> word.length() > 1 && word.chars().allMatch(c -> c >= 'a' && c <= 'z'))
                .toList();
    }

    private List<Integer> pieces(String text) {
        var result = new ArrayList<Integer>();
        for (var word : basic(text)) {
            addPieces(word, result);
        }
        return result;
    }

    private void addPieces(String word, List<Integer> result) {
        var before = result.size();
        var start = 0;
        while (start < word.length() && word.length() <= LONGEST_WORD) {
            var stop = longest(word, start);
            if (stop == start) {
                break;
            }
            result.add(id(piece(word, start, stop)));
            start = stop;
        }
        if (start < word.length()) {
            result.subList(before, result.size()).clear();
            result.add(unknown);
        }
    }

    private int longest(String word, int start) {
        var stop = word.length();
        while (stop > start && !ids.containsKey(piece(word, start, stop))) {
            stop--;
        }
        return stop;
    }

    private static String piece(String word, int start, int stop) {
        return start == 0 ? word.substring(0, stop) : "##" + word.substring(start, stop);
    }

    /** Lower case, no accents, no control characters, punctuation and ideographs each a word of their own. */
    static List<String> basic(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .codePoints()
                .forEach(c -> {
                    if (isSpace(c)) {
                        flush(word, words);
                    } else if (isPunctuation(c) || Character.isIdeographic(c)) {
                        flush(word, words);
                        words.add(Character.toString(c));
                    } else if (!isDropped(c)) {
                        word.appendCodePoint(c);
                    }
                });
        flush(word, words);
        return words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isDropped(int c) {
        var type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || c == 0xFFFD;
    }

    private static boolean isPunctuation(int c) {
        if (c < 128) {
            return c > 32 && c < 127 && !Character.isLetterOrDigit(c);
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }
}
