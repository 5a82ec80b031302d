package org.deskbridge.sandbox.intercom;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.value;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deskbridge.sandbox.kit.Files;
import org.deskbridge.sandbox.kit.Rows;

/** Everything that one workspace keeps. */
final class Store {
    /** Whoever installed the app. */
    static final long ADMIN = 991_267_001;

    static final long AGENT = 991_267_002;
    static final long FIN = 991_267_003;

    /** What Intercom calls an integration in the parts that it made. */
    static final String APP_PACKAGE = "deskbridge-sandbox-app";

    private static final String HEX = "65d0000000000000";

    final Rows admins = new Rows(991_267_010);
    final Rows teams = new Rows(5_017_690);
    final Rows attributes = new Rows(37);
    final Rows tags = new Rows(7_522_900);
    final Rows contacts = new Rows(1, "external_id", "email");
    final Rows conversations = new Rows(215_470_000_000_001L);
    final Rows messages = new Rows(403_918_330);
    final Rows parts = new Rows(18_200_000_001L, "conversation_id");
    final Rows sent = new Rows(1, "conversation_id");
    final Rows codes = new Rows(1, "code");
    final Rows tokens = new Rows(1, "token");
    final Rows hooks = new Rows(1);
    final Files files = new Files();
    final Clock clock;

    Store(Clock clock) {
        this.clock = clock;
        admin(ADMIN, "Sandbox Admin", "agent@deskbridge.example");
        admin(AGENT, "Sandbox Agent", "human@deskbridge.example");
        teams.put(doc("id", teams.next(), "name", "Support", "admin_ids", list(List.of(ADMIN, AGENT))));
        teams.put(doc("id", teams.next(), "name", "Returns", "admin_ids", list(List.of(AGENT))));
        attribute("Order number", "string", List.of());
        attribute("Contact reason", "string", List.of("Delivery", "Return"));
        attribute("Chat link", "string", List.of());
        token(IntercomDesk.TOKEN, false);
        token(IntercomDesk.LIMITED_TOKEN, true);
    }

    JsonObject admin(long id, String name, String email) {
        return admins.put(doc("id", id, "name", name, "email", email));
    }

    private void attribute(String name, String type, List<String> options) {
        attributes.put(doc("id", attributes.next(), "name", name, "data_type", type, "options", list(options)));
    }

    void token(String token, boolean limited) {
        tokens.put(doc("id", tokens.next(), "token", token, "limited", limited, "revoked", false));
    }

    long now() {
        return clock.instant().getEpochSecond();
    }

    static String hex(long contact) {
        return HEX + "%08x".formatted(contact);
    }

    /** Zero, which nobody has, for what is no contact's id. */
    static long contact(String hex) {
        return hex.matches(HEX + "[0-9a-f]{8}") ? Long.parseLong(hex.substring(HEX.length()), 16) : 0;
    }

    /** Who is archived is not found, but by the call that brings them back. */
    Optional<JsonObject> living(String hex) {
        return Optional.ofNullable(contacts.get(contact(hex)))
                .filter(row -> !org.deskbridge.sandbox.kit.Doc.truth(row, "archived"));
    }

    JsonObject conversation(String id) {
        var number = id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
        return Optional.ofNullable(conversations.get(number)).orElseThrow(Failure::missing);
    }

    /** The new row; its change is known to the millisecond here, which only the search's lag needs. */
    JsonObject touch(JsonObject conversation, Object... changes) {
        return conversations.put(with(with(conversation, changes), "updated_at", now(), "touched", clock.millis()));
    }

    private Map<String, Rows> all() {
        var all = new LinkedHashMap<String, Rows>();
        all.put("admins", admins);
        all.put("tags", tags);
        all.put("contacts", contacts);
        all.put("conversations", conversations);
        all.put("messages", messages);
        all.put("parts", parts);
        all.put("sent", sent);
        all.put("codes", codes);
        all.put("tokens", tokens);
        all.put("hooks", hooks);
        return all;
    }

    JsonObject state() {
        var state = new LinkedHashMap<String, Object>();
        all().forEach((name, rows) -> state.put(name, rows.state()));
        state.put("files", files.state());
        return value(state).asJsonObject();
    }

    void restore(JsonObject state) {
        all().forEach((name, rows) -> rows.restore(object(state, name)));
        files.restore(object(state, "files"));
    }

    static String text(JsonObject row, String field) {
        return Long.toString(number(row, field));
    }
}
