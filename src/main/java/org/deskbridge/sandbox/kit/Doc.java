package org.deskbridge.sandbox.kit;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON documents as immutable values: made from pairs, changed by copying, read without a cast. */
public final class Doc {
    private static final JsonProvider JSON = JsonProvider.provider();

    private Doc() {}

    public static JsonObject doc(@Nullable Object... pairs) {
        return with(JsonValue.EMPTY_JSON_OBJECT, pairs);
    }

    /** A copy in which the given keys have the given values. */
    public static JsonObject with(JsonObject base, @Nullable Object... pairs) {
        var builder = JSON.createObjectBuilder(base);
        for (var i = 0; i < pairs.length; i += 2) {
            builder.add(String.valueOf(pairs[i]), value(pairs[i + 1]));
        }
        return builder.build();
    }

    /** A copy in which everything of the second is also there, and wins. */
    public static JsonObject merged(JsonObject base, JsonObject over) {
        var builder = JSON.createObjectBuilder(base);
        over.forEach(builder::add);
        return builder.build();
    }

    public static JsonObject only(JsonObject base, Collection<String> keys) {
        return filtered(base, keys, true);
    }

    public static JsonObject without(JsonObject base, Collection<String> keys) {
        return filtered(base, keys, false);
    }

    private static JsonObject filtered(JsonObject base, Collection<String> keys, boolean keep) {
        JsonObjectBuilder builder = JSON.createObjectBuilder();
        base.forEach((key, value) -> {
            if (keys.contains(key) == keep) {
                builder.add(key, value);
            }
        });
        return builder.build();
    }

    public static JsonArray list(Collection<?> items) {
        var builder = JSON.createArrayBuilder();
        items.forEach(item -> builder.add(value(item)));
        return builder.build();
    }

    public static JsonValue value(@Nullable Object value) {
        return switch (value) {
            case null -> JsonValue.NULL;
            case JsonValue json -> json;
            case Boolean truth -> truth ? JsonValue.TRUE : JsonValue.FALSE;
            case Integer number -> JSON.createValue(number);
            case Long number -> JSON.createValue(number);
            case Double number -> JSON.createValue(number);
            case Number number -> JSON.createValue(number.longValue());
            case Collection<?> items -> list(items);
            case Map<?, ?> map -> mapped(map);
            default -> JSON.createValue(value.toString());
        };
    }

    private static JsonObject mapped(Map<?, ?> map) {
        var builder = JSON.createObjectBuilder();
        map.forEach((key, value) -> builder.add(String.valueOf(key), value(value)));
        return builder.build();
    }

    /** Empty if the bytes are not one JSON value. */
    public static Optional<JsonValue> parse(byte[] bytes) {
        try (var reader = JSON.createReader(new ByteArrayInputStream(bytes))) {
            return Optional.of(reader.readValue());
        } catch (JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    public static boolean has(JsonObject doc, String key) {
        return !JsonValue.NULL.equals(doc.getOrDefault(key, JsonValue.NULL));
    }

    public static @Nullable String text(JsonObject doc, String key) {
        return doc.get(key) instanceof JsonString string ? string.getString() : null;
    }

    public static String text(JsonObject doc, String key, String otherwise) {
        return doc.get(key) instanceof JsonString string ? string.getString() : otherwise;
    }

    /** Zero when it is absent: no row of ours has that id. */
    public static long number(JsonObject doc, String key) {
        return number(doc, key, 0);
    }

    public static long number(JsonObject doc, String key, long otherwise) {
        return doc.get(key) instanceof JsonNumber number ? number.longValue() : otherwise;
    }

    public static double fraction(JsonObject doc, String key, double otherwise) {
        return doc.get(key) instanceof JsonNumber number ? number.doubleValue() : otherwise;
    }

    public static boolean truth(JsonObject doc, String key) {
        return JsonValue.TRUE.equals(doc.get(key));
    }

    public static JsonObject object(JsonObject doc, String key) {
        return doc.get(key) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    public static JsonArray array(JsonObject doc, String key) {
        return doc.get(key) instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
    }

    public static List<JsonObject> objects(JsonObject doc, String key) {
        return array(doc, key).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .toList();
    }

    public static List<String> texts(JsonObject doc, String key) {
        return array(doc, key).stream().map(Doc::plain).toList();
    }

    /** An id as text, whether the vendor's ids are numbers or texts. */
    public static String id(JsonObject doc, String key) {
        return plain(doc.getOrDefault(key, JsonValue.NULL));
    }

    /** A scalar without its quotes; anything else as JSON. */
    public static String plain(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
