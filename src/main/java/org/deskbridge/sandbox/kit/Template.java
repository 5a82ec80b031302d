package org.deskbridge.sandbox.kit;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts with {@code {{placeholders}}}: dotted names, and {@code [n]} or {@code [-1]} for items of a list. */
public final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]+?)\\s*}}");
    private static final Pattern STEP = Pattern.compile("([A-Za-z0-9_-]+)|\\[(-?[0-9]+)]");

    private Template() {}

    /** {@code shown} says how the vendor writes a value; what does not exist is empty. */
    public static String rendered(String text, JsonObject context, Function<JsonValue, String> shown) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            var found = find(context, match.group(1));
            return found == null ? "" : Matcher.quoteReplacement(shown.apply(found));
        });
    }

    private static @Nullable JsonValue find(JsonObject context, String path) {
        @Nullable JsonValue value = context;
        var steps = STEP.matcher(path);
        while (value != null && steps.find()) {
            value = steps.group(2) == null ? field(value, steps.group(1)) : item(value, steps.group(2));
        }
        return value;
    }

    private static @Nullable JsonValue field(JsonValue value, String name) {
        return value instanceof JsonObject object ? object.get(name) : null;
    }

    private static @Nullable JsonValue item(JsonValue value, String number) {
        if (!(value instanceof JsonArray array) || array.isEmpty()) {
            return null;
        }
        var index = Integer.parseInt(number);
        var at = index < 0 ? array.size() + index : index;
        return at >= 0 && at < array.size() ? array.get(at) : null;
    }
}
