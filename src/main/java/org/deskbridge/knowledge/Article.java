package org.deskbridge.knowledge;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One article of a workspace's knowledge base, its body in Markdown as it was written.
 *
 * @param language a language tag; empty when nobody has said and it could not be told
 */
public record Article(
        UUID id,
        String title,
        String body,
        @Nullable String url,
        String language,
        Instant createdAt,
        Instant updatedAt) {}
