package org.deskbridge.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import org.deskbridge.sandbox.gorgias.GorgiasDesk;
import org.deskbridge.sandbox.kit.Doc;

/** The one webhook of an account of Gorgias, as its admin sees and switches it. */
final class Integration {
    private final String at;

    /** The address is the account's at the look-alike. */
    Integration(String account) {
        at = account + "/api/integrations/";
    }

    boolean isOn() {
        return only().getOrDefault("deactivated_datetime", JsonValue.NULL).equals(JsonValue.NULL);
    }

    void off() {
        var answer = ask(
                "PUT",
                at + Doc.id(only(), "id") + "/",
                Rest.object("name", "Deskbridge", "deactivated_datetime", "2026-01-05T10:00:00Z")
                        .toString());
        if (answer.status() >= 300 || isOn()) {
            throw new AssertionError("not switched off: " + answer);
        }
    }

    private JsonObject only() {
        return ask("GET", at, "").json().getJsonArray("data").getJsonObject(0);
    }

    private static Rest.Answer ask(String method, String url, String body) {
        var who = Base64.getEncoder().encodeToString((GorgiasDesk.EMAIL + ":" + GorgiasDesk.KEY).getBytes(UTF_8));
        return Rest.send(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Basic " + who)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }
}
