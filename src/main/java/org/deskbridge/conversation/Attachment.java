package org.deskbridge.conversation;

import jakarta.json.JsonObject;
import java.util.UUID;
import org.deskbridge.platform.Json;

/** A file that is part of a message; its bytes are kept elsewhere. */
public record Attachment(UUID id, String name, String contentType, long size) {
    static Attachment from(JsonObject json) {
        return new Attachment(
                UUID.fromString(json.getString("id")),
                json.getString("name"),
                json.getString("contentType"),
                json.getJsonNumber("size").longValue());
    }

    JsonObject json() {
        return Json.createObjectBuilder()
                .add("id", id.toString())
                .add("name", name)
                .add("contentType", contentType)
                .add("size", size)
                .build();
    }

    /** As a frame shows it, with an address instead of the id. */
    JsonObject json(String url) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("contentType", contentType)
                .add("size", size)
                .add("url", url)
                .build();
    }
}
