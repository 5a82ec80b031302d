package org.deskbridge.conversation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where in the knowledge base an answer stands. */
public record Citation(
        UUID articleId, String title, @Nullable String url, String snippet) {}
