package org.deskbridge.connector;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Json;

/** Routing and mapping of a connector: which settings there are and what each may hold. */
public final class Settings {
    /** What of a conversation can be put into a field of a ticket. */
    public static final Set<String> SOURCES = Set.of(
            "conversationUrl", "rating", "visitorName", "visitorEmail", "visitorPhone", "pageUrl", "reason", "summary");

    private static final List<String> IDS = List.of(
            "groupId", "brandId", "teamId", "userId", "adminId", "assistantUserId", "handoffTeamId", "handoffUserId");

    private Settings() {}

    /** Reads what an admin sent; anything unknown is named. */
    public static JsonObject read(Fields typed) {
        var settings = Json.createObjectBuilder();
        for (var name : IDS) {
            var value = typed.optionalText(name, 50);
            if (value != null && !value.isBlank()) {
                if (!value.matches("[0-9]{1,19}")) {
                    typed.wrong(name, "must be an id of the account, a whole number");
                }
                settings.add(name, value);
            }
        }
        var tags = typed.texts("tags", 20, 60);
        if (tags != null) {
            settings.add("tags", Json.createArrayBuilder(tags));
        }
        var mapping = typed.objects("fieldMapping", 50);
        if (!mapping.isEmpty()) {
            var rows = Json.createArrayBuilder();
            mapping.forEach(row -> rows.add(row(row)));
            settings.add("fieldMapping", rows);
        }
        return settings.build();
    }

    private static JsonObject row(Fields row) {
        var source = row.choice("source", SOURCES);
        if (source == null && !row.has("source")) {
            row.wrong("source", "is required");
        }
        return Json.createObjectBuilder()
                .add("source", source == null ? "" : source)
                .add("field", row.text("field", 100))
                .build();
    }

    /** Field ids of the vendor by what of a conversation they take. */
    public static Map<String, String> mapping(JsonObject settings) {
        var mapping = new LinkedHashMap<String, String>();
        var rows = settings.getJsonArray("fieldMapping");
        if (rows != null) {
            rows.getValuesAs(JsonObject.class)
                    .forEach(row -> mapping.put(row.getString("field"), row.getString("source")));
        }
        return mapping;
    }

    public static List<String> tags(JsonObject settings) {
        var tags = settings.getJsonArray("tags");
        return tags == null ? List.of() : tags.getValuesAs(JsonString::getString);
    }

    static Map<String, Object> plain(JsonObject object) {
        var map = new LinkedHashMap<String, Object>();
        object.forEach((name, value) -> map.put(name, plain(value)));
        return map;
    }

    private static Object plain(JsonValue value) {
        return switch (value) {
            case JsonString text -> text.getString();
            case JsonNumber number -> number.bigDecimalValue();
            case JsonArray array -> array.stream().map(Settings::plain).toList();
            case JsonObject object -> plain(object);
            default -> value.toString();
        };
    }
}
