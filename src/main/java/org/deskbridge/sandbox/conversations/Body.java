package org.deskbridge.sandbox.conversations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.deskbridge.sandbox.kit.Doc.has;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;
import org.deskbridge.sandbox.kit.Doc;
import org.deskbridge.sandbox.kit.Request;

/** Request bodies: JSON of at most 100 kB, with known members only, and metadata that is flat and small. */
final class Body {
    private static final int MAX_BYTES = 100 * 1024;
    private static final int MAX_METADATA = 4 * 1024;

    private Body() {}

    static JsonObject of(Request request, Set<String> known) {
        if (!request.header("content-type").orElse("").startsWith("application/json")) {
            throw Failure.of(415, "unsupported_media_type", "Content-Type must be application/json");
        }
        if (request.body().length > MAX_BYTES) {
            throw Failure.of(413, "request_entity_too_large", "Request entity too large");
        }
        var body = request.object().orElseThrow(() -> Failure.invalid("Invalid JSON"));
        only(body, known, "");
        metadata(body);
        return body;
    }

    static void only(JsonObject body, Set<String> known, String where) {
        body.keySet().stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            throw Failure.invalid("\"" + where + key + "\" is not allowed");
        });
    }

    private static void metadata(JsonObject body) {
        if (!has(body, "metadata")) {
            return;
        }
        var metadata = object(body, "metadata");
        var isFlat = metadata.values().stream()
                .noneMatch(value -> value instanceof JsonObject || value instanceof JsonArray);
        if (!isFlat || metadata.toString().getBytes(UTF_8).length > MAX_METADATA) {
            throw Failure.invalid("\"metadata\" must be flat and at most 4 KB");
        }
    }

    /** Empty where there is none. */
    static JsonObject object(JsonObject body, String name) {
        var value = body.getOrDefault(name, JsonValue.NULL);
        if (!(value instanceof JsonObject) && !JsonValue.NULL.equals(value)) {
            throw Failure.invalid("\"" + name + "\" must be of type object");
        }
        return Doc.object(body, name);
    }

    /** Empty where there is none; a text that is there may not be empty. */
    static String text(JsonObject body, String name, int most) {
        if (!has(body, name)) {
            return "";
        }
        if (!(body.get(name) instanceof JsonString text)) {
            throw Failure.invalid("\"" + name + "\" must be a string");
        }
        if (text.getString().isEmpty()) {
            throw Failure.invalid("\"" + name + "\" is not allowed to be empty");
        }
        if (text.getString().length() > most) {
            throw Failure.invalid("\"" + name + "\" length must be less than or equal to " + most);
        }
        return text.getString();
    }

    static String required(JsonObject body, String name) {
        var text = text(body, name, Integer.MAX_VALUE);
        if (text.isEmpty()) {
            throw Failure.invalid("\"" + name + "\" is required");
        }
        return text;
    }

    /** One of two ways to name a user, and not both. */
    static String userKey(JsonObject named) {
        if (has(named, "userId") == has(named, "userExternalId")) {
            throw Failure.invalid("Exactly one of userId and userExternalId is required");
        }
        return required(named, has(named, "userId") ? "userId" : "userExternalId");
    }
}
