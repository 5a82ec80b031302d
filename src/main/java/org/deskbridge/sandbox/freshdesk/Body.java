package org.deskbridge.sandbox.freshdesk;

import static org.deskbridge.sandbox.kit.Doc.value;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.deskbridge.sandbox.kit.Attached;
import org.deskbridge.sandbox.kit.Multipart;
import org.deskbridge.sandbox.kit.Multipart.Part;
import org.deskbridge.sandbox.kit.Request;

/** What a request carries: JSON, or a form with files whose fields mean the same. */
record Body(JsonObject fields, List<Attached> files) {
    private static final Pattern NESTED = Pattern.compile("([a-z_]+)\\[([a-zA-Z0-9_]+)]");

    /** The body if it has the shape. */
    static Body of(Request request, Shape shape) {
        var type = request.header("content-type").orElse("");
        var body = type.startsWith("multipart/form-data") ? form(request, shape) : json(request, type);
        var wrong = shape.wrong(body.fields);
        if (!wrong.isEmpty()) {
            throw Failure.invalid(wrong);
        }
        return body;
    }

    private static Body json(Request request, String type) {
        if (!type.startsWith("application/json")) {
            throw Failure.of(
                    415,
                    "invalid_content_type",
                    "Only application/json and, with files, multipart/form-data are taken");
        }
        return new Body(request.object().orElseThrow(Failure::invalidJson), List.of());
    }

    private static Body form(Request request, Shape shape) {
        var files = new ArrayList<Attached>();
        var fields = new LinkedHashMap<String, Object>();
        for (var part : Multipart.parts(request).orElseThrow(Failure::invalidJson)) {
            if (part.name().equals("attachments[]")) {
                files.add(part.content());
            } else {
                put(fields, part);
            }
        }
        return new Body(shape.read(value(fields).asJsonObject()), files);
    }

    private static void put(Map<String, Object> fields, Part part) {
        var nested = NESTED.matcher(part.name());
        var text = value(part.text());
        if (part.name().endsWith("[]")) {
            var name = part.name().substring(0, part.name().length() - 2);
            var list = new ArrayList<JsonValue>();
            if (fields.get(name) instanceof List<?> before) {
                before.forEach(one -> list.add(value(one)));
            }
            list.add(text);
            fields.put(name, list);
        } else if (nested.matches()) {
            var map = new LinkedHashMap<String, JsonValue>();
            if (fields.get(nested.group(1)) instanceof Map<?, ?> before) {
                before.forEach((key, one) -> map.put(String.valueOf(key), value(one)));
            }
            map.put(nested.group(2), text);
            fields.put(nested.group(1), map);
        } else {
            fields.put(part.name(), text);
        }
    }
}
