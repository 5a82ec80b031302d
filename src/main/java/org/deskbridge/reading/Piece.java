package org.deskbridge.reading;

import org.jspecify.annotations.Nullable;

/**
 * A text that can become an article.
 *
 * @param key the same whenever the same part of the same file or page is read again
 * @param body Markdown
 * @param language a language tag, empty when it is not known
 */
public record Piece(
        String key, String title, String body, @Nullable String url, String language) {}
