package org.deskbridge.conversation;

import jakarta.json.JsonObject;
import java.util.UUID;
import org.deskbridge.platform.Json;
import org.jspecify.annotations.Nullable;

/** Where in the knowledge base an answer stands. */
public record Citation(
        UUID articleId, String title, @Nullable String url, String snippet) {
    static Citation from(JsonObject json) {
        return new Citation(
                UUID.fromString(json.getString("articleId")),
                json.getString("title"),
                json.isNull("url") ? null : json.getString("url"),
                json.getString("snippet"));
    }

    JsonObject json() {
        var json = Json.createObjectBuilder()
                .add("articleId", articleId.toString())
                .add("title", title)
                .add("snippet", snippet);
        return (url == null ? json.addNull("url") : json.add("url", url)).build();
    }
}
