package org.deskbridge.assistant;

import java.io.Serial;
import java.util.Locale;

/** Why a model did not answer; the message may be shown to an admin. */
public final class ModelTrouble extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /** What went wrong, as the trace and the test of the settings name it. */
    public enum Kind {
        UNREACHABLE,
        NOT_ALLOWED,
        UNAUTHORIZED,
        UNKNOWN_MODEL,
        TOO_SLOW,
        TOO_BUSY,
        BROKEN,
        UNEXPECTED_SHAPE,
        OVER_BUDGET,
        RESTING,
        NOT_WANTED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public ModelTrouble(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
