package org.deskbridge.vendor.freshdesk;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing.Attached;

/** A body with its files: JSON without them, and with them a form whose fields say the same. */
final class FreshdeskForm {
    private final String boundary = "deskbridge" + UUID.randomUUID().toString().replace("-", "");
    private final List<Supplier<InputStream>> parts = new ArrayList<>();
    private long size;

    private FreshdeskForm() {}

    static Call post(String path, JsonObject fields, List<Attached> files) {
        if (files.isEmpty()) {
            return Call.post(path, fields);
        }
        var form = new FreshdeskForm();
        fields.forEach(form::field);
        files.forEach(form::file);
        form.add("--" + form.boundary + "--\r\n");
        return Call.stream(path, "multipart/form-data; boundary=" + form.boundary, form::content, form.size);
    }

    private void field(String name, JsonValue value) {
        switch (value) {
            case JsonArray items -> items.forEach(item -> field(name + "[]", item));
            case JsonObject pairs -> pairs.forEach((key, one) -> field(name + "[" + key + "]", one));
            case JsonString text -> field(name, text.getString());
            default -> field(name, value.toString());
        }
    }

    private void field(String name, String text) {
        add("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + text + "\r\n");
    }

    private void file(Attached file) {
        var name = file.name().replaceAll("[\"\\r\\n\\\\]", "_");
        add("--" + boundary + "\r\nContent-Disposition: form-data; name=\"attachments[]\"; filename=\"" + name
                + "\"\r\nContent-Type: " + file.contentType() + "\r\n\r\n");
        parts.add(file.content());
        size += file.size();
        add("\r\n");
    }

    private void add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        parts.add(() -> new ByteArrayInputStream(bytes));
        size += bytes.length;
    }

    private InputStream content() {
        return new SequenceInputStream(
                Collections.enumeration(parts.stream().map(Supplier::get).toList()));
    }
}
