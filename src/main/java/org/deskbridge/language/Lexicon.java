package org.deskbridge.language;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Which words are English: those of the model's vocabulary and those of the dictionary that Lucene's KStem carries. */
final class Lexicon {
    private static final String PROBE = "ize";

    private Lexicon() {}

    static boolean knows(String word) {
        if (isListed(word) || endings(word).anyMatch(Lexicon::isListed)) {
            return true;
        }
        var stem = stem(word);
        return !stem.equals(word) && isListed(stem);
    }

    private static Stream<String> endings(String word) {
        return Stream.of("s", "es", "ed", "d", "ing", "ly", "er", "able")
                .filter(ending -> word.endsWith(ending) && word.length() - ending.length() >= 4)
                .map(ending -> word.substring(0, word.length() - ending.length()));
    }

    /** KStem's dictionary can only be asked by stemming: it takes "-ize" off nothing but the words that it lists. */
    private static boolean isListed(String word) {
        if (WordPieces.shared().rank(word) > 0) {
            return true;
        }
        var left = stem(word + PROBE);
        return word.length() > 3 && !left.endsWith(PROBE) && !left.equals(word + "e");
    }

    private static String stem(String word) {
        var whole = new KeywordTokenizer();
        whole.setReader(new StringReader(word));
        try (var filter = new KStemFilter(whole)) {
            filter.reset();
            filter.incrementToken();
            return filter.getAttribute(CharTermAttribute.class).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
