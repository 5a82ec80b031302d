package org.deskbridge.sandbox.zendesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.value;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deskbridge.sandbox.kit.Files;
import org.deskbridge.sandbox.kit.Rows;

/** Everything that one Zendesk account keeps. */
final class Store {
    static final long OWNER = 36_100_000_000_001L;
    static final long LIMITED = 36_100_000_000_002L;
    static final long AGENT = 36_100_000_000_003L;
    static final long BRAND = 36_200_000_000_001L;

    final Rows users = new Rows(OWNER, "email", "external_key");
    final Rows groups = new Rows(36_300_000_000_001L);
    final Rows brands = new Rows(BRAND);
    final Rows fields = new Rows(36_400_000_000_001L);
    final Rows tickets = new Rows(1, "external_id", "requester_id");
    final Rows comments = new Rows(36_500_000_000_001L, "ticket_id");
    final Rows audits = new Rows(36_600_000_000_001L, "ticket_id");
    final Rows webhooks = new Rows(1);
    final Rows triggers = new Rows(36_700_000_000_001L);
    final Rows uploads = new Rows(1, "token");
    final Rows attachments = new Rows(36_800_000_000_001L);
    final Rows tokens = new Rows(1, "access_token");
    final Rows mailed = new Rows(1, "ticket_id");
    final Rows keys = new Rows(1, "key");
    final Files files = new Files();
    final Clock clock;

    Store(Clock clock) {
        this.clock = clock;
        user("Sandbox Admin", ZendeskDesk.EMAIL, "admin");
        user("Sandbox Limited", ZendeskDesk.LIMITED_EMAIL, "agent");
        user("Sandbox Agent", "human@deskbridge.example", "agent");
        List.of("Support", "Returns")
                .forEach(name -> groups.put(stamped(doc(
                        "id",
                        groups.next(),
                        "name",
                        name,
                        "description",
                        "",
                        "default",
                        false,
                        "deleted",
                        false,
                        "is_public",
                        true))));
        brands.put(stamped(
                doc("id", brands.next(), "name", "Sandbox", "subdomain", "sandbox", "active", true, "default", true)));
        List.of("subject", "description", "status", "priority").forEach(type -> field(type, type, false));
        field("text", "Order number", true);
        field("textarea", "Conversation summary", true);
    }

    private JsonObject stamped(JsonObject row) {
        return with(row, "created_at", now(), "updated_at", now());
    }

    JsonObject user(String name, String email, String role) {
        return users.put(stamped(doc(
                "id",
                users.next(),
                "name",
                name,
                "email",
                email,
                "role",
                role,
                "active",
                true,
                "verified",
                true,
                "suspended",
                false,
                "external_id",
                null,
                "external_key",
                null,
                "phone",
                null,
                "locale",
                "en-US",
                "tags",
                list(List.of()))));
    }

    private void field(String type, String title, boolean removable) {
        fields.put(stamped(doc(
                "id", fields.next(),
                "type", type,
                "title", title,
                "raw_title", title,
                "active", true,
                "required", false,
                "removable", removable)));
    }

    /** Whole seconds, as the vendor's REST API has them. */
    String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    JsonObject ticket(long id) {
        return Optional.ofNullable(tickets.get(id)).orElseThrow(Failure::missing);
    }

    /** A ticket that may still change. */
    JsonObject openTicket(long id) {
        var ticket = ticket(id);
        if ("closed".equals(text(ticket, "status"))) {
            throw Failure.invalid("status", "Status: closed prevents ticket update", "ClosedTicket");
        }
        return ticket;
    }

    private Map<String, Rows> all() {
        var all = new LinkedHashMap<String, Rows>();
        all.put("users", users);
        all.put("tickets", tickets);
        all.put("comments", comments);
        all.put("audits", audits);
        all.put("webhooks", webhooks);
        all.put("triggers", triggers);
        all.put("uploads", uploads);
        all.put("attachments", attachments);
        all.put("tokens", tokens);
        all.put("mailed", mailed);
        all.put("keys", keys);
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
}
