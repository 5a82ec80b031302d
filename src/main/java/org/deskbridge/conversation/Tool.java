package org.deskbridge.conversation;

import jakarta.json.JsonObject;
import org.deskbridge.platform.Json;

/**
 * Something that was looked at for an answer, told to the visitor beside it.
 *
 * @param label in words for the visitor, e.g. where it was looked and how much was found
 */
public record Tool(String name, String label) {
    static Tool from(JsonObject json) {
        return new Tool(json.getString("name"), json.getString("label"));
    }

    JsonObject json() {
        return Json.createObjectBuilder().add("name", name).add("label", label).build();
    }
}
