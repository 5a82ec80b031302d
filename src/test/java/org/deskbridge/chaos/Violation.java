package org.deskbridge.chaos;

/** A promise that was broken, in words. */
record Violation(Kind kind, String conversation, String words) {
    /** The ways in which a promise can break; each has a test that shows that it is noticed. */
    enum Kind {
        LOST,
        UNANSWERED,
        UNSEEN,
        DOUBLED,
        MISORDERED,
        GAP,
        ALTERED,
        TWO_PENS,
        ASSISTANT_AFTER_HUMAN,
        TICKETS,
        TICKET_LINES
    }

    @Override
    public String toString() {
        return kind + " in " + conversation + ": " + words;
    }
}
