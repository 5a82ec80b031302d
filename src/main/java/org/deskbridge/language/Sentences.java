package org.deskbridge.language;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts text where a reader would draw breath: at line ends and at the ends of sentences. */
public final class Sentences {
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?i)(^|.*[\\s(])(e\\.g|i\\.e|etc|no|nos|approx|mr|mrs|ms|dr|st|vs|p|incl|max|min|[a-z])\\.$");
    private static final Pattern NUMBERED = Pattern.compile("\\d{1,3}\\.");

    private Sentences() {}

    public static List<String> of(String text) {
        var result = new ArrayList<String>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> addSentences(line, result));
        return result;
    }

    private static void addSentences(String line, List<String> result) {
        var breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(line);
        var start = breaks.first();
        for (var stop = breaks.next(); stop != BreakIterator.DONE; stop = breaks.next()) {
            var sentence = line.substring(start, stop).strip();
            if (stop < line.length() && isUnfinished(sentence)) {
                continue;
            }
            if (!sentence.isEmpty()) {
                result.add(sentence);
            }
            start = stop;
        }
    }

    private static boolean isUnfinished(String sentence) {
        return NUMBERED.matcher(sentence).matches()
                || ABBREVIATION.matcher(sentence).matches();
    }
}
