package org.deskbridge.action;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a pattern that a tenant wrote over a text that a visitor wrote, and gives up where that would take for ever. */
final class Careful {
    private static final int LONGEST = 500;
    private static final int MOST_STEPS = 100_000;

    private Careful() {}

    static boolean matches(Pattern pattern, String text) {
        try {
            return text.length() <= LONGEST && over(pattern, text).matches();
        } catch (TooLong e) {
            return false;
        }
    }

    static List<String> found(Pattern pattern, String text) {
        var found = new ArrayList<String>();
        try {
            var matcher = over(pattern, text);
            while (matcher.find()) {
                found.add(text.substring(matcher.start(), matcher.end()));
            }
            return found;
        } catch (TooLong e) {
            return List.of();
        }
    }

    static String without(Pattern pattern, String text) {
        var rest = text;
        for (var value : found(pattern, text)) {
            rest = value.isEmpty() ? rest : rest.replace(value, " ");
        }
        return rest.replaceAll("\\s+", " ").strip();
    }

    private static Matcher over(Pattern pattern, String text) {
        return pattern.matcher(
                new Counted(text.length() > LONGEST ? text.substring(0, LONGEST) : text, new AtomicInteger()));
    }

    private static final class TooLong extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;
    }

    /** Every look at a character counts, of which a pattern that tries everything needs endlessly many. */
    private static final class Counted implements CharSequence {
        private final CharSequence text;
        private final AtomicInteger steps;

        Counted(CharSequence text, AtomicInteger steps) {
            this.text = text;
            this.steps = steps;
        }

        @Override
        public char charAt(int index) {
            if (steps.incrementAndGet() > MOST_STEPS) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
