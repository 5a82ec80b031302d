package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.object;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;
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
        if (body.containsKey("metadata")) {
            metadata(body);
        }
        return body;
    }

    static void only(JsonObject body, Set<String> known, String where) {
        body.keySet().stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            throw Failure.invalid("\"" + where + key + "\" is not allowed");
        });
    }

    private static void metadata(JsonObject body) {
        if (JsonValue.NULL.equals(body.get("metadata"))) {
            return;
        }
        var metadata = object(body, "metadata");
        var isFlat = metadata.values().stream().allMatch(Body::isScalar);
        if (!isFlat || metadata.toString().length() > MAX_METADATA) {
            throw Failure.invalid("\"metadata\" must be flat and at most 4 KB");
        }
    }

    private static boolean isScalar(JsonValue value) {
        return switch (value) {
            case JsonString text -> true;
            case JsonNumber number -> true;
            case JsonObject object -> false;
            case JsonArray array -> false;
            default -> true;
        };
    }

    static String text(JsonObject body, String name, int most) {
        var text = org.deskbridge.sandbox.kit.Doc.text(body, name, "");
        if (text.length() > most) {
            throw Failure.invalid("\"" + name + "\" length must be less than or equal to " + most);
        }
        return text;
    }

    static String required(JsonObject body, String name) {
        var text = text(body, name, Integer.MAX_VALUE);
        if (text.isEmpty()) {
            throw Failure.invalid("\"" + name + "\" is required");
        }
        return text;
    }
}
