package org.deskbridge.sandbox.gorgias;

import static org.deskbridge.sandbox.kit.Doc.has;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a body may look like; Gorgias refuses what it does not know, wants what is required, and checks each kind. */
final class Shape {
    /** Says what is wrong with a value, or null. */
    private interface Kind extends Function<JsonValue, @Nullable Object> {}

    private final Map<String, Kind> fields = new HashMap<>();
    private final Set<String> nullable = new java.util.HashSet<>();
    private final List<String> required = new ArrayList<>();

    Shape required(String... names) {
        required.addAll(List.of(names));
        return this;
    }

    Shape nullable(String... names) {
        nullable.addAll(List.of(names));
        return this;
    }

    Shape texts(String... names) {
        return all(value -> value instanceof JsonString ? null : "Not a valid string.", names);
    }

    Shape numbers(String... names) {
        return all(
                value -> value instanceof JsonNumber number && number.isIntegral() ? null : "Not a valid integer.",
                names);
    }

    Shape truths(String... names) {
        return all(
                value -> JsonValue.TRUE.equals(value) || JsonValue.FALSE.equals(value) ? null : "Not a valid boolean.",
                names);
    }

    Shape times(String... names) {
        return all(value -> isTime(value) ? null : "Not a valid datetime.", names);
    }

    Shape anything(String... names) {
        return all(value -> null, names);
    }

    Shape mappings(String... names) {
        return all(value -> value instanceof JsonObject ? null : "Not a valid mapping type.", names);
    }

    Shape word(String name, Set<String> words) {
        return all(
                value -> value instanceof JsonString text && words.contains(text.getString())
                        ? null
                        : "Must be one of: "
                                + String.join(", ", words.stream().sorted().toList()) + ".",
                name);
    }

    Shape one(String name, Shape shape) {
        return all(shape::wrong, name);
    }

    Shape many(String name, Shape shape) {
        return all(value -> value instanceof JsonArray items ? inside(items, shape) : "Not a valid list.", name);
    }

    private Shape all(Kind kind, String... names) {
        for (var name : names) {
            fields.put(name, kind);
        }
        return this;
    }

    private static @Nullable Object inside(JsonArray items, Shape shape) {
        var errors = new LinkedHashMap<String, Object>();
        for (var i = 0; i < items.size(); i++) {
            var wrong = shape.wrong(items.get(i));
            if (wrong != null) {
                errors.put(Integer.toString(i), wrong);
            }
        }
        return errors.isEmpty() ? null : errors;
    }

    /** Everything that is wrong, by field; null if nothing is. */
    @Nullable
    Object wrong(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return "Invalid input type.";
        }
        var errors = new LinkedHashMap<String, Object>();
        required.stream()
                .filter(name -> !object.containsKey(name))
                .forEach(name -> errors.put(name, List.of("Missing data for required field.")));
        object.forEach((name, field) -> {
            var wrong = wrong(object, name, field);
            if (wrong != null) {
                errors.put(name, wrong instanceof String text ? List.of(text) : wrong);
            }
        });
        return errors.isEmpty() ? null : errors;
    }

    private @Nullable Object wrong(JsonObject object, String name, JsonValue field) {
        var kind = fields.get(name);
        if (kind == null) {
            return "Unknown field.";
        }
        if (!has(object, name)) {
            return nullable.contains(name) ? null : "Field may not be null.";
        }
        return kind.apply(field);
    }

    private static boolean isTime(JsonValue value) {
        if (!(value instanceof JsonString text)) {
            return false;
        }
        try {
            var parsed = DateTimeFormatter.ISO_DATE_TIME.parse(text.getString());
            return LocalDateTime.from(parsed) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
