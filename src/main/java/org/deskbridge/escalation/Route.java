package org.deskbridge.escalation;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Json;

/** Whose conversation it becomes in the help desk, by the desk's own ids; what is not named stays as the connector has it. */
public record Route(Map<String, String> ids) {
    public static final Route NONE = new Route(Map.of());

    /** What can be named; a desk that knows no such thing ignores it. */
    public static final List<String> NAMES = List.of("group", "brand", "team", "user");

    public Route {
        ids = Map.copyOf(ids);
    }

    static Route read(Fields typed) {
        var ids = new LinkedHashMap<String, String>();
        for (var name : NAMES) {
            var id = typed.optionalText(name, 50);
            if (id != null && !id.isBlank()) {
                if (!id.strip().matches("[0-9]{1,19}")) {
                    typed.wrong(name, "must be an id of the desk, a whole number");
                }
                ids.put(name, id.strip());
            }
        }
        return new Route(ids);
    }

    public JsonObject json() {
        var json = Json.createObjectBuilder();
        NAMES.stream().filter(ids::containsKey).forEach(name -> json.add(name, ids.get(name)));
        return json.build();
    }

    static Route of(JsonObject json) {
        return new Route(json.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof JsonString)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> json.getString(entry.getKey()))));
    }

    public boolean isEmpty() {
        return ids.isEmpty();
    }
}
