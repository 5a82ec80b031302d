package org.deskbridge.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Which results of a run are looked at. */
public enum Shown {
    ALL(null),
    FAILING(null),
    NEWLY_FAILING(Difference.NEWLY_FAILING),
    NEWLY_PASSING(Difference.NEWLY_PASSING),
    UNCHANGED(Difference.UNCHANGED),
    NEW(Difference.NEW);

    private final @Nullable Difference difference;

    Shown(@Nullable Difference difference) {
        this.difference = difference;
    }

    @Nullable
    Difference difference() {
        return difference;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All of them where none is named. */
    public static Shown of(@Nullable String word) {
        return word == null
                ? ALL
                : Arrays.stream(values())
                        .filter(one -> one.word().equals(word))
                        .findFirst()
                        .orElseThrow(Shown::refused);
    }

    private static Problem refused() {
        var words = new TreeSet<String>();
        Arrays.stream(values()).forEach(one -> words.add(one.word()));
        return Problem.field("show", "must be one of " + String.join(", ", words));
    }
}
