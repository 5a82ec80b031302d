package org.deskbridge.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.deskbridge.language.Embedding;
import org.deskbridge.language.Meaning;
import org.deskbridge.language.Sentences;
import org.deskbridge.language.Spelling;
import org.deskbridge.language.Words;

/** A question as it is compared: spelt right, its telling words, its meaning. */
record Asked(String text, List<String> terms, Meaning meaning) {
    private static final int MOST_CHARACTERS = 2_000;
    private static final int MOST_SENTENCES = 4;
    private static final int FEWEST_WORDS = 3;
    private static final Pattern ASKS =
            Pattern.compile("(?is).*\\?\\W*|\\W*(how|what|when|where|which|who|why|can|could|do|does|did"
                    + "|is|are|will|would|should|may|am i|have|has|tell me|i want to know|i'd like to know)\\b.*");

    static List<Asked> of(List<String> parts, Embedding embedding) {
        return parts.stream()
                .map(part -> new Asked(part, List.copyOf(new LinkedHashSet<>(Words.terms(part))), embedding.of(part)))
                .toList();
    }

    static String whole(String message, Spelling spelling) {
        var beginning = message.length() > MOST_CHARACTERS ? message.substring(0, MOST_CHARACTERS) : message;
        return spelling.corrected(beginning).strip();
    }

    /**
     * The whole message, and what it asks sentence by sentence, since "hi, i bought boots last week" must not drown what
     * comes after it.
     */
    static List<String> parts(String message, Spelling spelling) {
        var text = whole(message, spelling);
        var parts = new ArrayList<String>();
        parts.add(text);
        var sentences = Sentences.of(text);
        if (sentences.size() > 1) {
            var questions =
                    sentences.stream().filter(s -> ASKS.matcher(s).matches()).toList();
            (questions.isEmpty() ? sentences : questions)
                    .reversed().stream()
                            .filter(sentence -> Words.surfaces(sentence).size() >= FEWEST_WORDS)
                            .filter(sentence -> !Words.terms(sentence).isEmpty())
                            .limit(MOST_SENTENCES)
                            .forEach(parts::add);
        }
        return parts;
    }
}
