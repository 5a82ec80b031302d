package org.deskbridge.it;

import jakarta.json.JsonObject;
import java.net.URI;

/** What every test from outside starts with: an address, a token, a workspace of its own. */
interface Outside {
    URI base();

    default Rest rest() {
        return new Rest(base());
    }

    /** A fresh workspace, so that tests do not see each other. */
    default JsonObject workspace() {
        return rest().created("workspaces", Rest.object("name", "Test"));
    }

    default JsonObject demo() {
        return rest().get("workspaces").json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(workspace -> workspace.getString("widgetKey").equals("demo"))
                .findFirst()
                .orElseThrow();
    }

    default Socket chat(JsonObject workspace) {
        return Socket.chat(base(), workspace.getString("widgetKey"));
    }
}
