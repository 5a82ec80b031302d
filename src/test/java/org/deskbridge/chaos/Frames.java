package org.deskbridge.chaos;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the frames of a socket and the answers of REST say in the same words. */
final class Frames {
    private Frames() {}

    /** Who holds the pen; null for the assistant. */
    static @Nullable String holder(JsonObject shown) {
        var control = shown.getString("control");
        if (!control.equals("human")) {
            return control.equals("assistant") ? null : control;
        }
        var someone = shown.getOrDefault("agent", JsonValue.NULL);
        return switch (someone.getValueType()) {
            case OBJECT -> someone.asJsonObject().getString("name");
            case STRING -> shown.getString("agent");
            default -> "nobody yet";
        };
    }

    static Event.Line line(JsonObject frame) {
        var author = frame.getJsonObject("author");
        return new Event.Line(
                frame.getJsonNumber("seq").longValue(),
                frame.containsKey("position") ? frame.getJsonNumber("position").longValue() : 0,
                frame.getString("id"),
                List.of("internal").contains(frame.getString("visibility", "public")),
                author.getString("kind"),
                author.getString("name", null),
                frame.getString("clientId", null),
                frame.getString("text"),
                Instant.parse(frame.getString("sentAt")));
    }
}
