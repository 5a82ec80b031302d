package org.deskbridge.console;

import jakarta.json.JsonObject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.deskbridge.connector.Settings;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Json;

/** Routing and mapping of a connector while they are being edited. */
public class TypedSettings implements Serializable {
    /** What of a conversation goes into which of the vendor's fields. */
    public static class Row implements Serializable {
        private String source;
        private String field;

        Row(String source, String field) {
            this.source = source;
            this.field = field;
        }

        public String getSource() {
            return source;
        }

        public void setSource(String source) {
            this.source = source;
        }

        public String getField() {
            return field;
        }

        public void setField(String field) {
            this.field = field;
        }

        private boolean isWhole() {
            return !source.isEmpty() && !field.isEmpty();
        }
    }

    private final Map<String, String> ids = new TreeMap<>();
    private final List<Row> rows = new ArrayList<>();
    private List<String> tags = new ArrayList<>();

    /** As they are stored. */
    static TypedSettings of(Map<String, Object> stored) {
        var settings = new TypedSettings();
        stored.forEach((name, value) -> {
            if (value instanceof String id) {
                settings.ids.put(name, id);
            }
        });
        list(stored, "tags").forEach(tag -> settings.tags.add(String.valueOf(tag)));
        for (var row : list(stored, "fieldMapping")) {
            if (row instanceof Map<?, ?> map) {
                settings.rows.add(new Row(String.valueOf(map.get("source")), String.valueOf(map.get("field"))));
            }
        }
        return settings;
    }

    private static List<?> list(Map<String, Object> stored, String name) {
        return stored.get(name) instanceof List<?> list ? list : List.of();
    }

    /** Throws the 400 that names each wrong field; a row without both its halves is none, and leaves the form. */
    JsonObject read() {
        rows.removeIf(row -> !row.isWhole());
        var fields = new Fields(sketch());
        var settings = Settings.read(fields);
        fields.check();
        return settings;
    }

    /** As they are on the page now, be they right or wrong. */
    JsonObject sketch() {
        var json = Json.createObjectBuilder();
        ids.forEach((name, id) -> {
            if (id != null && !id.isEmpty()) {
                json.add(name, id);
            }
        });
        json.add("tags", Json.createArrayBuilder(tags));
        var mapping = Json.createArrayBuilder();
        rows.stream()
                .filter(Row::isWhole)
                .forEach(row -> mapping.add(
                        Json.createObjectBuilder().add("source", row.source).add("field", row.field)));
        return json.add("fieldMapping", mapping).build();
    }

    /** Of what is on the page, what goes by these names. */
    JsonObject only(Set<String> names) {
        var json = Json.createObjectBuilder();
        sketch().forEach((name, value) -> {
            if (names.contains(name)) {
                json.add(name, value);
            }
        });
        return json.build();
    }

    /** The assistant works inside the desk, but a ticket that needs a person would be nobody's. */
    public boolean isHandingOffToNobody() {
        return !id("assistantUserId").isEmpty()
                && id("handoffTeamId").isEmpty()
                && id("handoffUserId").isEmpty();
    }

    boolean isHandingOffToItself() {
        return !id("assistantUserId").isEmpty() && id("handoffUserId").equals(id("assistantUserId"));
    }

    public void addRow() {
        rows.add(new Row("", ""));
    }

    public void removeRow(Row row) {
        rows.remove(row);
    }

    public String id(String name) {
        var id = ids.get(name);
        return id == null ? "" : id;
    }

    public Map<String, String> getIds() {
        return ids;
    }

    public List<Row> getRows() {
        return rows;
    }

    public List<String> getTags() {
        return tags;
    }

    public void setTags(List<String> tags) {
        this.tags = tags == null ? new ArrayList<>() : new ArrayList<>(tags);
    }
}
