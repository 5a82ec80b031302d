package org.deskbridge.action;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.deskbridge.platform.Json;

/** An action as the outside sees it: that it has a secret, never which. */
public record ActionView(UUID id, Definition definition, boolean secretSet, Instant createdAt, Instant updatedAt) {
    public JsonObject json() {
        var json = Json.createObjectBuilder(definition.json());
        if (definition.sendsSecret()) {
            json.add(
                    "header",
                    Json.createObjectBuilder().add("name", definition.header()).add("set", secretSet));
        } else {
            json.addNull("header");
        }
        return Json.createObjectBuilder()
                .add("id", id.toString())
                .addAll(json)
                .add("createdAt", createdAt.toString())
                .add("updatedAt", updatedAt.toString())
                .build();
    }
}
