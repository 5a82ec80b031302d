package org.deskbridge.evaluation;

import java.util.Locale;

/** What became of a question: exactly one of these. */
public enum Ending {
    ANSWERED,
    HANDED_OVER,
    UNKNOWN,
    /** A greeting, a word of thanks, or what another tool answers: nothing of the articles. */
    COURTESY;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
