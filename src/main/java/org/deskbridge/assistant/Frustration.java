package org.deskbridge.assistant;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.deskbridge.language.Embedding;
import org.deskbridge.language.Words;

/**
 * How near a visitor is to losing patience: what they said last, whether they had to say it again, whether they turned an
 * answer down, whether they shout. Each part says why, and several weak ones add up to a strong one.
 */
@ApplicationScoped
class Frustration {
    private static final double REPEATED = 0.5;
    private static final double TURNED_DOWN = 0.45;
    private static final double SHOUTED = 0.3;
    private static final double SAID_CLEARLY = 0.5;
    private static final double ALIKE = 0.6;
    private static final int LOOKED_BACK = 4;
    private static final int SHORT = 9;
    private static final int FEWEST_LETTERS = 8;
    private static final Pattern NO = Pattern.compile(
            "(?i)\\W*(no+|nope|wrong|incorrect|again|still|useless|that'?s (not|wrong)|that (is|was) (not|wrong)|this (is not|isn'?t)|"
                    + "(it |that |this )?(does ?n[o']?t|did ?n[o']?t|is ?n[o']?t|was ?n[o']?t) (help|work|answer|what)|"
                    + "not (what|helpful|really|at all|true|right)|you (did ?n[o']?t|don'?t))\\b.*",
            Pattern.DOTALL);

    @Inject
    Embedding embedding;

    @SuppressWarnings("NullAway.Init")
    private TextClassifier anger;

    /** Between 0 and 1, and the parts that it is made of. */
    record Score(double value, String why) {}

    private record Part(double weight, String why) {}

    @PostConstruct
    void load() {
        anger = TextClassifier.learned("/assistant/frustration.bin", embedding);
    }

    /** The texts are the visitor's, oldest first; the last reply is empty where nobody has answered yet. */
    Score of(List<String> texts, String lastReply) {
        var parts = parts(texts, lastReply);
        var calm = parts.stream().mapToDouble(part -> 1 - part.weight).reduce(1, (one, other) -> one * other);
        return new Score(
                1 - calm, String.join("; ", parts.stream().map(Part::why).toList()));
    }

    private List<Part> parts(List<String> texts, String lastReply) {
        var last = texts.getLast();
        var parts = new ArrayList<Part>();
        if (last.isBlank()) {
            return parts;
        }
        var said = anger.judge(last);
        if (said.probability() >= SAID_CLEARLY) {
            parts.add(new Part(said.probability(), "says “" + said.text().strip() + "”"));
        }
        if (!lastReply.isBlank() && isRepeated(texts)) {
            parts.add(new Part(REPEATED, "says the same again after an answer"));
        }
        if (!lastReply.isBlank() && isShort(last) && NO.matcher(last).matches()) {
            parts.add(new Part(TURNED_DOWN, "turns the answer down"));
        }
        if (isShouted(last)) {
            parts.add(new Part(SHOUTED, "shouts"));
        }
        return parts;
    }

    private static boolean isShort(String text) {
        return Words.surfaces(text).size() <= SHORT;
    }

    private static boolean isRepeated(List<String> texts) {
        var last = new HashSet<>(Words.terms(texts.getLast()));
        return last.size() > 1
                && texts.subList(Math.max(0, texts.size() - 1 - LOOKED_BACK), texts.size() - 1).stream()
                        .anyMatch(earlier -> alike(last, new HashSet<>(Words.terms(earlier))) >= ALIKE);
    }

    /** The share of all their words that two texts have in common. */
    private static double alike(Set<String> one, Set<String> other) {
        var both = new HashSet<>(one);
        both.retainAll(other);
        var all = one.size() + other.size() - both.size();
        return all == 0 ? 0 : both.size() / (double) all;
    }

    private static boolean isShouted(String text) {
        var letters = text.chars().filter(Character::isLetter).count();
        var capitals = text.chars().filter(Character::isUpperCase).count();
        return text.contains("!!") || text.contains("??") || (letters >= FEWEST_LETTERS && capitals >= 0.7 * letters);
    }
}
