package org.deskbridge.connector;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.deskbridge.platform.Json;

/** What of a request or an answer may be shown to an admin later: its shape, the beginning of texts, no one's address. */
final class Masked {
    private static final int TEXT = 120;
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(secret|token|password|authorization|api_?key|headers|credential).*");
    private static final Pattern ADDRESS = Pattern.compile("([\\w.+-])[\\w.+-]*@([\\w-])[\\w.-]*");
    private static final Pattern PHONE = Pattern.compile("\\+?\\d[\\d ()-]{7,}\\d");

    private Masked() {}

    static String text(String text) {
        if (text.startsWith("{") || text.startsWith("[")) {
            try (var reader = Json.createReader(new StringReader(text))) {
                return json(reader.readValue());
            } catch (JsonException e) {
                return line(text);
            }
        }
        return line(text);
    }

    static String json(JsonValue value) {
        return masked("", value).toString();
    }

    private static JsonValue masked(String name, JsonValue value) {
        if (value instanceof JsonObject object) {
            var builder = Json.createObjectBuilder();
            object.forEach((key, one) -> builder.add(key, masked(key, one)));
            return builder.build();
        }
        if (value instanceof JsonArray array) {
            var builder = Json.createArrayBuilder();
            array.forEach(one -> builder.add(masked(name, one)));
            return builder.build();
        }
        if (value instanceof JsonString string) {
            return Json.createValue(SECRET.matcher(name).matches() ? "…" : name(name, string.getString()));
        }
        return value;
    }

    private static String name(String name, String text) {
        return name.equals("phone") ? PHONE.matcher(text).replaceAll("…") : line(text);
    }

    /** A path as it was sent, readable, so that nothing encoded slips through. */
    static String path(String path) {
        try {
            return line(URLDecoder.decode(path, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return line(path.split("\\?", 2)[0]);
        }
    }

    static String line(String text) {
        var shown = ADDRESS.matcher(text).replaceAll("$1…@$2…");
        return shown.length() <= TEXT ? shown : shown.substring(0, TEXT) + "…";
    }
}
