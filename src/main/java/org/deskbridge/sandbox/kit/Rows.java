package org.deskbridge.sandbox.kit;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.objects;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A table in memory: documents by their id, in order of it, findable by a few indexed fields. */
public final class Rows {
    private final TreeMap<Long, JsonObject> rows = new TreeMap<>();
    private final Map<String, Map<String, TreeSet<Long>>> indexes = new HashMap<>();
    private long last;

    public Rows(long first, String... indexed) {
        last = first - 1;
        for (var field : indexed) {
            indexes.put(field, new HashMap<>());
        }
    }

    public long next() {
        return ++last;
    }

    public JsonObject put(JsonObject row) {
        var id = number(row, "id");
        remove(id);
        rows.put(id, row);
        last = Math.max(last, id);
        indexes.forEach((field, index) ->
                index.computeIfAbsent(key(row, field), any -> new TreeSet<>()).add(id));
        return row;
    }

    public void remove(long id) {
        var row = rows.remove(id);
        if (row != null) {
            indexes.forEach((field, index) -> {
                var ids = index.getOrDefault(key(row, field), new TreeSet<>());
                ids.remove(id);
                if (ids.isEmpty()) {
                    index.remove(key(row, field));
                }
            });
        }
    }

    public @Nullable JsonObject get(long id) {
        return rows.get(id);
    }

    /** All rows whose indexed field has this value, written as in {@link Doc#plain}. */
    public List<JsonObject> where(String field, String value) {
        var index = Objects.requireNonNull(indexes.get(field), field);
        return index.getOrDefault(value, new TreeSet<>()).stream()
                .map(id -> Objects.requireNonNull(rows.get(id)))
                .toList();
    }

    public List<JsonObject> where(String field, long value) {
        return where(field, Long.toString(value));
    }

    public List<JsonObject> all() {
        return List.copyOf(rows.values());
    }

    public JsonObject state() {
        return doc("last", last, "rows", rows.values());
    }

    public void restore(JsonObject state) {
        objects(state, "rows").forEach(this::put);
        last = Math.max(last, number(state, "last"));
    }

    private static String key(JsonObject row, String field) {
        return Doc.plain(row.getOrDefault(field, JsonValue.NULL));
    }
}
