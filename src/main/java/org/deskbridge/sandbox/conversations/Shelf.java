package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.text;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Documents by their {@code id}, in the order in which they came. */
final class Shelf {
    private final Map<String, JsonObject> documents = new LinkedHashMap<>();

    JsonObject put(JsonObject document) {
        documents.put(text(document, "id", ""), document);
        return document;
    }

    @Nullable
    JsonObject get(String id) {
        return documents.get(id);
    }

    void remove(String id) {
        documents.remove(id);
    }

    List<JsonObject> all() {
        return List.copyOf(documents.values());
    }

    List<JsonObject> where(Predicate<JsonObject> fits) {
        return documents.values().stream().filter(fits).toList();
    }

    JsonObject state() {
        return doc("documents", list(documents.values()));
    }

    void restore(JsonObject state) {
        documents.clear();
        array(state, "documents").forEach(one -> put(one.asJsonObject()));
    }
}
