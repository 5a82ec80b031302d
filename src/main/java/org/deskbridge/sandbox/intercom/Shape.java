package org.deskbridge.sandbox.intercom;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.deskbridge.sandbox.kit.Doc;
import org.deskbridge.sandbox.kit.Request;

/** What a body may hold. Intercom passes over what it does not know; here that is refused, so that a wrong name shows. */
final class Shape {
    private final Map<String, Predicate<JsonValue>> fields = new HashMap<>();
    private final List<String> required = new ArrayList<>();

    Shape texts(String... names) {
        return all(JsonString.class::isInstance, names);
    }

    /** Ids are texts by the description, and numbers in its examples. */
    Shape ids(String... names) {
        return all(value -> value instanceof JsonString || isWhole(value), names);
    }

    Shape numbers(String... names) {
        return all(Shape::isWhole, names);
    }

    Shape truths(String... names) {
        return all(value -> value.equals(JsonValue.TRUE) || value.equals(JsonValue.FALSE), names);
    }

    Shape objects(String... names) {
        return all(JsonObject.class::isInstance, names);
    }

    /** Lists of at most ten, which is Intercom's figure for files and addresses. */
    Shape tens(String... names) {
        return all(value -> value instanceof JsonArray items && items.size() <= 10, names);
    }

    Shape required(String... names) {
        required.addAll(List.of(names));
        return this;
    }

    private Shape all(Predicate<JsonValue> kind, String... names) {
        for (var name : names) {
            fields.put(name, kind);
        }
        return this;
    }

    private static boolean isWhole(JsonValue value) {
        return value instanceof JsonNumber number && number.isIntegral();
    }

    JsonObject of(Request request) {
        if (!request.header("content-type").orElse("").startsWith("application/json")) {
            throw Failure.of(415, "media_type_not_acceptable", "The Content-Type must be application/json");
        }
        return of(request.object()
                .orElseThrow(() -> Failure.of(400, "client_error", "The body is not a valid JSON object")));
    }

    JsonObject of(JsonObject body) {
        for (var name : required) {
            if (!Doc.has(body, name)) {
                throw Failure.lacking(name);
            }
        }
        body.forEach((name, value) -> {
            var kind = fields.get(name);
            if (kind == null) {
                throw Failure.invalid(name + " is not known here");
            }
            if (!value.equals(JsonValue.NULL) && !kind.test(value)) {
                throw Failure.invalid(name + " is invalid");
            }
        });
        return body;
    }
}
