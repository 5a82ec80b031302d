package org.deskbridge.sandbox.kit;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;

import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Uploaded files by a key. */
public final class Files {
    private final Map<String, Attached> files = new LinkedHashMap<>();

    public void put(String key, Attached file) {
        files.put(key, file);
    }

    public Optional<Attached> get(String key) {
        return Optional.ofNullable(files.get(key));
    }

    public JsonObject state() {
        var state = new LinkedHashMap<String, JsonObject>();
        files.forEach((key, file) -> state.put(
                key,
                doc(
                        "name", file.name(),
                        "type", file.type(),
                        "base64", Base64.getEncoder().encodeToString(file.bytes()))));
        return doc("files", state);
    }

    public void restore(JsonObject state) {
        var stored = object(state, "files");
        stored.keySet().forEach(key -> files.put(key, attached(object(stored, key))));
    }

    /** A file as control calls and snapshots write it. */
    public static Attached attached(JsonObject json) {
        return new Attached(
                text(json, "name", "file"),
                text(json, "type", text(json, "contentType", "application/octet-stream")),
                Base64.getDecoder().decode(text(json, "base64", "")));
    }
}
