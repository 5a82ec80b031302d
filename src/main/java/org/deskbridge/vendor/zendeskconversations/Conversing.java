package org.deskbridge.vendor.zendeskconversations;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.VendorAccount;

/** Addresses and shapes of the API (Sunshine Conversations v2). */
final class Conversing {
    /** In the metadata of everything that we write: our key of it. */
    static final String MARK = "deskbridge";

    /** The integration of the people, by its type; "zd-agentWorkspace" is its usual name. */
    static final String PEOPLE = "zd:agentWorkspace";

    private Conversing() {}

    static String app(VendorAccount account) {
        return "/v2/apps/" + account.credential("appId");
    }

    static String conversation(VendorAccount account, String id) {
        return app(account) + "/conversations/" + encoded(id);
    }

    static String externalId(Requester requester) {
        return "deskbridge-" + requester.id();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? text.getString() : "";
    }

    static List<JsonObject> objects(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonArray array ? array.getValuesAs(JsonObject.class) : List.of();
    }

    static JsonObject get(VendorAccount account, String path) {
        return account.send(Call.get(path)).json();
    }

    static boolean isWithPeople(JsonObject conversation) {
        return text(object(conversation, "activeSwitchboardIntegration"), "integrationType")
                .equals(PEOPLE);
    }
}
