package org.deskbridge.escalation;

import java.util.Locale;

/** Why a conversation was handed over; several may come together in one episode. */
public enum Reason {
    EXPLICIT_REQUEST,
    LOW_CONFIDENCE,
    LOW_RATING,
    FRUSTRATION,
    /** An action that the workspace chose has run. */
    ACTION,
    /** A topic that always goes to people. */
    TOPIC,
    VISITOR_BUTTON,
    MANUAL,
    /** The visitor wrote again after the ticket had ended. */
    CONTINUED,
    /** The desk that had it is not connected any more. */
    DESK_GONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
