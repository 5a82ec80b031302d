package org.deskbridge.evaluation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a case stands beside the last run. */
public enum Difference {
    NEWLY_FAILING,
    NEWLY_PASSING,
    UNCHANGED,
    /** It was not asked then. */
    NEW;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Difference between(@Nullable Boolean then, boolean now) {
        if (then == null) {
            return NEW;
        }
        if (then == now) {
            return UNCHANGED;
        }
        return now ? NEWLY_PASSING : NEWLY_FAILING;
    }
}
