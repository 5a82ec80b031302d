package org.deskbridge.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is to become of a question; each is met by exactly one outcome. */
public enum Expectation {
    /** It is answered, and an article named in the case is among the sources. */
    ARTICLE,
    /** It goes to a person. */
    HAND_OVER,
    /** The assistant says that it does not know, and nobody is called. */
    UNKNOWN;

    static final Set<String> WORDS = words();

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Expectation> of(@Nullable String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    private static Set<String> words() {
        var words = new TreeSet<String>();
        Arrays.stream(values()).forEach(one -> words.add(one.word()));
        return words;
    }
}
