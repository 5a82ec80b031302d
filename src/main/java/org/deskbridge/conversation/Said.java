package org.deskbridge.conversation;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that has its number: what is fired when it is stored, shown to everybody who listens, and listed later.
 *
 * @param position dense over everything including internal notes; what agents order by
 * @param seq dense over what the visitor sees; a note carries the number of the message it follows
 */
public record Said(
        UUID workspace,
        UUID conversation,
        UUID id,
        long position,
        long seq,
        boolean internal,
        Author author,
        String text,
        @Nullable String clientId,
        JsonArray citations,
        @Nullable String rating,
        Instant sentAt) {

    /** The {@code message} frame as the visitor gets it. */
    public JsonObject frame() {
        return common().build();
    }

    /** The same frame with what only agents may see. */
    public JsonObject agentFrame() {
        var frame = common().add("position", position).add("visibility", internal ? "internal" : "public");
        if (rating != null) {
            frame.add("rating", rating);
        }
        return frame.build();
    }

    private JsonObjectBuilder common() {
        var by = Json.createObjectBuilder().add("kind", author.kind().word());
        if (author.name() != null) {
            by.add("name", author.name());
        }
        var frame = Json.createObjectBuilder()
                .add("type", "message")
                .add("seq", seq)
                .add("id", id.toString());
        if (clientId != null && (author.kind() == Author.Kind.VISITOR || author.kind() == Author.Kind.AGENT)) {
            frame.add("clientId", clientId);
        }
        return frame.add("author", by)
                .add("text", text)
                .add("attachments", JsonValue.EMPTY_JSON_ARRAY)
                .add("citations", citations)
                .add("tools", JsonValue.EMPTY_JSON_ARRAY)
                .add("sentAt", sentAt.toString());
    }
}
