package org.deskbridge.knowledge;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One article of a workspace's knowledge base, its body in Markdown as it was written. */
public record Article(
        UUID id, String title, String body, @Nullable String url, Instant createdAt, Instant updatedAt) {}
