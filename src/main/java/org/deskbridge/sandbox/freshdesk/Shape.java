package org.deskbridge.sandbox.freshdesk;

import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.plain;
import static org.deskbridge.sandbox.kit.Doc.value;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a body may look like: Freshdesk refuses attributes that it does not know and values of another type. */
final class Shape {
    private static final int LONGEST_TAG = 32;

    /** A type by its name; forms carry texts only, which it reads as what they stand for. */
    private record Kind(String word, Predicate<JsonValue> fits, UnaryOperator<JsonValue> read) {}

    private final Map<String, Kind> kinds = new HashMap<>();
    private final Map<String, List<Long>> choices = new HashMap<>();
    private final Set<String> nullable = new HashSet<>();

    Shape texts(String... names) {
        return all(new Kind("String", JsonString.class::isInstance, text -> text), names);
    }

    Shape numbers(String... names) {
        return all(
                new Kind(
                        "Integer",
                        one -> one instanceof JsonNumber number && number.isIntegral(),
                        one -> plain(one).matches("-?[0-9]{1,18}") ? value(Long.valueOf(plain(one))) : one),
                names);
    }

    Shape truths(String... names) {
        return all(new Kind("Boolean", Shape::isTruth, Shape::truth), names);
    }

    private static boolean isTruth(JsonValue value) {
        return JsonValue.TRUE.equals(value) || JsonValue.FALSE.equals(value);
    }

    private static JsonValue truth(JsonValue text) {
        return switch (plain(text)) {
            case "true" -> JsonValue.TRUE;
            case "false" -> JsonValue.FALSE;
            default -> text;
        };
    }

    Shape lists(String... names) {
        return all(
                new Kind(
                        "Array of String",
                        one -> one instanceof JsonArray items && items.stream().allMatch(JsonString.class::isInstance),
                        list -> list),
                names);
    }

    Shape mappings(String... names) {
        return all(new Kind("key/value pair", JsonObject.class::isInstance, map -> map), names);
    }

    /** Files, which come in forms and never in JSON. */
    Shape files(String... names) {
        return all(new Kind("valid file format", any -> false, file -> file), names);
    }

    Shape choice(String name, Long... allowed) {
        choices.put(name, List.of(allowed));
        return numbers(name);
    }

    Shape nullable(String... names) {
        nullable.addAll(List.of(names));
        return this;
    }

    private Shape all(Kind kind, String... names) {
        for (var name : names) {
            kinds.put(name, kind);
        }
        return this;
    }

    /** A form's texts as what they stand for. */
    JsonObject read(JsonObject form) {
        var read = new LinkedHashMap<String, JsonValue>();
        form.forEach((name, text) -> {
            var kind = kinds.get(name);
            read.put(name, kind == null ? text : kind.read.apply(text));
        });
        return value(read).asJsonObject();
    }

    List<JsonObject> wrong(JsonObject body) {
        var errors = new ArrayList<JsonObject>();
        body.forEach((name, value) -> check(body, name, value, errors));
        return errors;
    }

    private void check(JsonObject body, String name, JsonValue value, List<JsonObject> errors) {
        var kind = kinds.get(name);
        if (kind == null) {
            errors.add(Failure.error(name, "invalid_field", "Unexpected/invalid field in request"));
        } else if (!has(body, name) ? !nullable.contains(name) : !kind.fits.test(value)) {
            errors.add(Failure.error(name, "datatype_mismatch", "It should be a/an " + kind.word));
        } else if (choices.containsKey(name) && !choices.get(name).contains(((JsonNumber) value).longValue())) {
            errors.add(Failure.error(name, "invalid_value", "It should be one of these values: " + allowed(name)));
        } else if (name.equals("tags") && !areTags((JsonArray) value)) {
            errors.add(Failure.error(
                    name, "invalid_value", "It should only contain elements of at most 32 characters without commas"));
        }
    }

    private String allowed(String name) {
        return choices.getOrDefault(name, List.of()).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(",", "'", "'"));
    }

    private static boolean areTags(JsonArray tags) {
        return tags.stream()
                .map(tag -> plain(tag))
                .allMatch(tag -> tag.length() <= LONGEST_TAG && !tag.contains(",") && !tag.isBlank());
    }
}
