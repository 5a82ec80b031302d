package org.deskbridge.action;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deskbridge.platform.FieldsReader;
import org.deskbridge.platform.Json;
import org.deskbridge.platform.Problem;

/** What a POST says: a JSON object in whose texts arguments stand, filled as values and never as JSON. */
record BodyTemplate(String text) {
    private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]{0,39})\\}");

    Optional<String> refusal(Set<String> known) {
        try {
            object();
        } catch (Problem e) {
            return Optional.of("must be a JSON object; arguments stand inside its texts, as in \"{argument}\"");
        }
        var unknown = new TreeSet<String>();
        HOLE.matcher(text).results().forEach(found -> unknown.add(found.group(1)));
        unknown.removeAll(known);
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("names an argument that there is not: " + unknown.first());
    }

    String filled(List<Argument> arguments, Map<String, String> values) {
        return filled(object(), arguments, values).toString();
    }

    private JsonObject object() {
        return FieldsReader.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonValue filled(JsonValue value, List<Argument> arguments, Map<String, String> values) {
        return switch (value) {
            case JsonObject object -> {
                var filled = Json.createObjectBuilder();
                object.forEach((name, each) -> filled.add(name, filled(each, arguments, values)));
                yield filled.build();
            }
            case JsonArray array -> {
                var filled = Json.createArrayBuilder();
                array.forEach(each -> filled.add(filled(each, arguments, values)));
                yield filled.build();
            }
            case JsonString string -> text(string.getString(), arguments, values);
            default -> value;
        };
    }

    /** A text that is an argument and nothing else has its type, and is null where nothing was given. */
    private static JsonValue text(String text, List<Argument> arguments, Map<String, String> values) {
        for (var argument : arguments) {
            if (text.equals("{" + argument.name() + "}")) {
                var value = values.get(argument.name());
                if (value == null) {
                    return JsonValue.NULL;
                }
                return argument.type().isNumeric() ? Json.createValue(new BigDecimal(value)) : Json.createValue(value);
            }
        }
        return Json.createValue(HOLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), ""))));
    }
}
