package org.deskbridge.evaluation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a case got in one run.
 *
 * @param outcome {@code answered}, {@code handed-over}, {@code unknown} or {@code courtesy}
 * @param cited the article that was expected where it is among the sources, otherwise the first of them
 * @param reasons why it was handed over
 */
public record Answered(
        String outcome,
        boolean passed,
        String text,
        @Nullable UUID cited,
        @Nullable String citedTitle,
        double confidence,
        double milliseconds,
        List<String> reasons) {}
