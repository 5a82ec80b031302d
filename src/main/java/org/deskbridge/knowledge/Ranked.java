package org.deskbridge.knowledge;

import java.util.List;
import java.util.UUID;
import org.deskbridge.language.Vector;
import org.jspecify.annotations.Nullable;

/** An article that may answer a question, and the passage of it that is nearest. */
public record Ranked(
        UUID articleId,
        String title,
        @Nullable String url,
        double score,
        Passage best,
        List<Vector> sentences,
        Features features) {}
