package org.deskbridge.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.deskbridge.language.Sentences;

/** The few sentences of a passage that answer best, in their order and as the article's own lines. */
final class Excerpt {
    private static final int MOST_CHARACTERS = 450;
    private static final int MOST_SENTENCES = 4;
    private static final int MOST_ITEMS = 8;
    private static final double AS_GOOD = 0.2;
    private static final Pattern ITEM = Pattern.compile("(• |\\d{1,3}\\. ).*", Pattern.DOTALL);

    private final List<Unit> units;
    private final List<Double> scores;
    private final int best;
    private int from;
    private int to;

    /** A sentence, and whether a line begins with it. */
    private record Unit(String text, boolean beginsLine, boolean isItem) {}

    private Excerpt(List<Unit> units, List<Double> scores) {
        this.units = units;
        this.scores = scores;
        this.best = best(scores);
        this.from = best;
        this.to = best;
    }

    /** The scores are those of the text's sentences, in their order. */
    static Excerpt of(String text, List<Double> scores) {
        var units = units(text);
        var usable = scores.size() == units.size()
                ? scores
                : units.stream().map(unit -> 0.0).toList();
        var excerpt = new Excerpt(units, usable);
        excerpt.grow();
        return excerpt;
    }

    private static List<Unit> units(String text) {
        var units = new ArrayList<Unit>();
        for (var line : text.lines().toList()) {
            var isItem = ITEM.matcher(line.strip()).matches();
            var begins = true;
            for (var sentence : Sentences.of(line)) {
                units.add(new Unit(sentence, begins, isItem));
                begins = false;
            }
        }
        return units;
    }

    private static int best(List<Double> scores) {
        var best = 0;
        for (var i = 1; i < scores.size(); i++) {
            if (scores.get(i) > scores.get(best)) {
                best = i;
            }
        }
        return best;
    }

    /** First what the best sentence needs to be understood, then its better neighbour, as long as both fit. */
    private void grow() {
        while (needsLineBefore() && fits(from - 1, to)) {
            from--;
        }
        var grown = true;
        while (grown) {
            var before = from > 0 && isWorth(from - 1) && fits(from - 1, to) ? value(from - 1) : -1;
            var after = to + 1 < units.size() && isWorth(to + 1) && fits(from, to + 1) ? value(to + 1) : -1;
            grown = Math.max(before, after) >= 0;
            if (grown && after >= before) {
                to++;
            } else if (grown) {
                from--;
            }
        }
    }

    /** An item is nothing without the line that says of what. */
    private boolean needsLineBefore() {
        return from > 0
                && (units.get(from).isItem()
                        || (from == best && !units.get(from).beginsLine()));
    }

    private boolean isWorth(int unit) {
        return continuesList(unit) || scores.get(unit) >= scores.get(best) - AS_GOOD;
    }

    private boolean continuesList(int unit) {
        return unit > 0 && units.get(unit).isItem() && (units.get(unit - 1).isItem() || isIntroduction(unit - 1));
    }

    private boolean isIntroduction(int unit) {
        return units.get(unit).text().endsWith(":");
    }

    private double value(int unit) {
        return Math.max(0, scores.get(unit)) + (continuesList(unit) ? 1 : 0);
    }

    private boolean fits(int first, int last) {
        var sentences = 0;
        var items = 0;
        for (var i = first; i <= last; i++) {
            if (units.get(i).isItem()) {
                items++;
            } else {
                sentences++;
            }
        }
        return sentences <= MOST_SENTENCES
                && items <= MOST_ITEMS
                && text(first, last).length() <= MOST_CHARACTERS;
    }

    private String text(int first, int last) {
        var text = new StringBuilder();
        for (var i = first; i <= last; i++) {
            var unit = units.get(i);
            text.append(text.isEmpty() ? "" : unit.beginsLine() ? "\n" : " ").append(unit.text());
        }
        return text.toString();
    }

    String text() {
        if (units.isEmpty()) {
            return "";
        }
        var end = to;
        while (end > from && isIntroduction(end)) {
            end--;
        }
        return text(from, end);
    }

    /** The one sentence that decided. */
    String snippet() {
        return units.isEmpty() ? "" : units.get(best).text();
    }
}
