package org.deskbridge.assistant;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.deskbridge.platform.FieldsReader;
import org.deskbridge.platform.Json;
import org.deskbridge.platform.Problem;

/** Arguments that a model wrote, held against a tool's schema before anything is done with them. */
final class Arguments {
    /** The schema of a tool that needs to be told nothing. */
    static final JsonObject NONE = Json.createObjectBuilder()
            .add("type", "object")
            .add("properties", JsonValue.EMPTY_JSON_OBJECT)
            .build();

    private static final int LONGEST = 4_000;
    private static final int LONGEST_TEXT = 1_000;

    private Arguments() {}

    /** The arguments, or a {@link Problem} that says what is wrong with them. */
    static JsonObject read(String text, JsonObject schema) {
        if (text.length() > LONGEST) {
            throw wrong("are longer than " + LONGEST + " characters");
        }
        var arguments = FieldsReader.parse(text.getBytes(StandardCharsets.UTF_8));
        var properties = object(schema, "properties");
        for (var name : arguments.keySet()) {
            if (!properties.containsKey(name)) {
                throw wrong("must not have the field " + shown(name));
            }
            check(name, arguments.get(name), properties.getJsonObject(name));
        }
        for (var name : required(schema)) {
            if (!arguments.containsKey(name)) {
                throw wrong("lack " + name);
            }
        }
        return arguments;
    }

    private static List<String> required(JsonObject schema) {
        return schema.containsKey("required")
                ? schema.getJsonArray("required").getValuesAs(JsonString::getString)
                : List.of();
    }

    private static JsonObject object(JsonObject schema, String name) {
        return schema.containsKey(name) ? schema.getJsonObject(name) : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static void check(String name, JsonValue value, JsonObject schema) {
        switch (schema.getString("type", "string")) {
            case "string" -> text(name, value, schema);
            case "integer" -> number(name, value, schema, true);
            case "number" -> number(name, value, schema, false);
            case "boolean" -> {
                if (value.getValueType() != JsonValue.ValueType.TRUE
                        && value.getValueType() != JsonValue.ValueType.FALSE) {
                    throw wrong(name + " must be true or false");
                }
            }
            default -> throw wrong(name + " is of no type that is known");
        }
    }

    private static void text(String name, JsonValue value, JsonObject schema) {
        if (!(value instanceof JsonString text)) {
            throw wrong(name + " must be a text");
        }
        if (text.getString().length() > schema.getInt("maxLength", LONGEST_TEXT)
                || text.getString().indexOf('\0') >= 0) {
            throw wrong(name + " is too long, or has characters that no text has");
        }
        Optional.ofNullable(schema.getJsonArray("enum"))
                .filter(choices -> !choices.contains(value))
                .ifPresent(choices -> {
                    throw wrong(name + " must be one of " + choices);
                });
    }

    private static void number(String name, JsonValue value, JsonObject schema, boolean whole) {
        if (!(value instanceof JsonNumber number) || (whole && !number.isIntegral())) {
            throw wrong(name + " must be a " + (whole ? "whole " : "") + "number");
        }
        var found = number.doubleValue();
        if (!(found >= bound(schema, "minimum", -1e15) && found <= bound(schema, "maximum", 1e15))) {
            throw wrong(name + " is out of bounds");
        }
    }

    private static double bound(JsonObject schema, String name, double otherwise) {
        return schema.containsKey(name) ? schema.getJsonNumber(name).doubleValue() : otherwise;
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }

    private static Problem wrong(String what) {
        return new Problem(400, "the arguments " + what);
    }
}
