package org.deskbridge.sync;

import jakarta.json.JsonObject;
import org.deskbridge.escalation.Route;
import org.deskbridge.platform.Json;

/** A connector's settings with what a rule says about to whom it goes; the rule wins. */
final class Routed {
    private Routed() {}

    static JsonObject settings(JsonObject connectors, Route route) {
        var settings = Json.createObjectBuilder(connectors);
        route.ids().forEach((name, id) -> settings.add(name + "Id", id));
        return settings.build();
    }
}
