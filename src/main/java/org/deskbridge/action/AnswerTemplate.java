package org.deskbridge.action;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the visitor is told: the admin's words with values of the answer in them, by paths such as {@code shipment.state}
 * or {@code items[0].name}. Markup is the admin's alone; that of a value becomes plain characters.
 */
record AnswerTemplate(String text) {
    private static final Pattern HOLE =
            Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+|\\[\\d{1,4}\\])*)\\}");
    private static final Pattern STEP = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9._~:/?#@!$&'*+,;=%-]{1,500}");
    private static final int LONGEST = 300;

    /** Empty where the answer lacks something, or has something else in its place. */
    Optional<String> filled(JsonObject answer, Map<String, String> arguments) {
        var filled = new StringBuilder();
        var holes = HOLE.matcher(text);
        var end = 0;
        while (holes.find()) {
            var value = value(answer, Objects.requireNonNull(holes.group(1)), arguments);
            if (value == null) {
                return Optional.empty();
            }
            var target = text.startsWith(")", holes.end()) && text.startsWith("](", holes.start() - 2);
            if (target && !ADDRESS.matcher(value).matches()) {
                return Optional.empty();
            }
            filled.append(text, end, holes.start()).append(target ? value : plain(value));
            end = holes.end();
        }
        return Optional.of(filled.append(text.substring(end)).toString());
    }

    private static @Nullable String value(JsonObject answer, String path, Map<String, String> arguments) {
        JsonValue at = answer;
        for (var steps = STEP.matcher(path); steps.find() && at != null; ) {
            at = next(at, steps.group());
        }
        if (at == null) {
            return arguments.get(path);
        }
        return switch (at.getValueType()) {
            case STRING -> ((JsonString) at).getString();
            case NUMBER -> at.toString();
            case TRUE -> "yes";
            case FALSE -> "no";
            case ARRAY, OBJECT, NULL -> null;
        };
    }

    private static @Nullable JsonValue next(JsonValue at, String step) {
        if (at instanceof JsonArray array && step.matches("\\d{1,4}")) {
            var index = Integer.parseInt(step);
            return index < array.size() ? array.get(index) : null;
        }
        return at instanceof JsonObject object ? object.get(step) : null;
    }

    /** One line of plain characters: nothing that makes a link, a list, a tag or emphasis anywhere. */
    static String plain(String value) {
        var line = value.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        var cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        return cut.replace('<', '‹')
                .replace('>', '›')
                .replace('[', '(')
                .replace(']', ')')
                .replace('*', '∗')
                .replace('`', '\'')
                .replace('|', '¦')
                .replace('\\', '∖')
                .replace("__", "_ _")
                .replace("~~", "~ ~")
                .replaceAll("(?i)(https?|ftp|mailto|javascript|data|tel):", "$1\u2060:")
                .replaceFirst("^([-+#•=]|\\d{1,9}[.)](?=\\s))", "\u2060$1");
    }
}
