package org.deskbridge.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question and what is expected of its answer, before it belongs to a set.
 *
 * @param before what the visitor said before it, where it is only understood together with that; empty otherwise
 * @param article the one that is to be cited; null where none is
 */
public record Draft(
        String question,
        String before,
        Expectation expectation,
        @Nullable Named article) {
    /** An article and the title that it had. */
    public record Named(UUID id, String title) {}

    /** The same for the same words, whatever is expected of the answer. */
    UUID asked() {
        return UUID.nameUUIDFromBytes((question.strip() + '\n' + before.strip()).getBytes(StandardCharsets.UTF_8));
    }
}
