package org.deskbridge.sandbox.gorgias;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.value;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deskbridge.sandbox.kit.Files;
import org.deskbridge.sandbox.kit.Rows;

/** Everything that one Gorgias account keeps. */
final class Store {
    static final long OWNER = 1;
    static final long LIMITED = 2;
    static final long AGENT = 4;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");

    final Rows users = new Rows(1, "email");
    final Rows teams = new Rows(1);
    final Rows fields = new Rows(1);
    final Rows tags = new Rows(501, "name");
    final Rows customers = new Rows(7001, "email", "external_id");
    final Rows tickets = new Rows(1001, "external_id", "customer_id");
    final Rows messages = new Rows(50_001, "ticket_id");
    final Rows events = new Rows(90_001);
    final Rows integrations = new Rows(301);
    final Rows sent = new Rows(1, "ticket_id");
    final Files files = new Files();
    final Clock clock;

    Store(Clock clock) {
        this.clock = clock;
        user(OWNER, "Sandbox Admin", GorgiasDesk.EMAIL, "admin");
        user(LIMITED, "Sandbox Limited", GorgiasDesk.LIMITED_EMAIL, "basic-agent");
        user(3, "Sandbox Bot", "bot@deskbridge.example", "bot");
        user(AGENT, "Sandbox Agent", "human@deskbridge.example", "agent");
        teams.put(doc("id", teams.next(), "name", "Support", "members", list(List.of()), "created_datetime", now()));
        teams.put(doc("id", teams.next(), "name", "Returns", "members", list(List.of()), "created_datetime", now()));
        field("Order number", "text", doc("input_type", "input", "placeholder", "Order number"));
        field("Contact reason", "text", doc("input_type", "dropdown", "choices", list(List.of("Delivery", "Return"))));
    }

    JsonObject user(long id, String name, String email, String role) {
        var words = name.split(" ", 2);
        return users.put(doc(
                "id",
                id,
                "email",
                email,
                "name",
                name,
                "firstname",
                words[0],
                "lastname",
                words.length > 1 ? words[1] : "",
                "role",
                doc("name", role),
                "active",
                true,
                "external_id",
                null,
                "created_datetime",
                now(),
                "meta",
                null));
    }

    private void field(String label, String type, JsonObject input) {
        fields.put(doc(
                "id",
                fields.next(),
                "external_id",
                null,
                "object_type",
                "Ticket",
                "label",
                label,
                "description",
                null,
                "priority",
                1,
                "required",
                false,
                "managed_type",
                null,
                "definition",
                doc("data_type", type, "input_settings", input),
                "created_datetime",
                now(),
                "updated_datetime",
                now(),
                "deactivated_datetime",
                null));
    }

    String now() {
        return TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
    }

    /** A time from outside as ours are written, so that texts compare as times; without an offset it is UTC. */
    static String normal(String time) {
        try {
            var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(time, OffsetDateTime::from, LocalDateTime::from);
            return TIME.format(
                    parsed instanceof OffsetDateTime offset
                            ? offset.withOffsetSameInstant(ZoneOffset.UTC)
                            : ((LocalDateTime) parsed).atOffset(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw Failure.field("datetime", "Not a valid datetime.");
        }
    }

    JsonObject ticket(long id) {
        return Optional.ofNullable(tickets.get(id)).orElseThrow(Failure::missing);
    }

    /** A user or a customer as messages show them. */
    JsonObject person(JsonObject row) {
        return doc(
                "id", number(row, "id"),
                "email", text(row, "email"),
                "name", text(row, "name"),
                "firstname", text(row, "firstname", ""),
                "lastname", text(row, "lastname", ""),
                "meta", null);
    }

    /** By id, or by primary e-mail. */
    Optional<JsonObject> found(Rows rows, JsonObject wanted) {
        var email = text(wanted, "email");
        return number(wanted, "id") != 0 || email == null
                ? Optional.ofNullable(rows.get(number(wanted, "id")))
                : rows.where("email", email).stream().findFirst();
    }

    void touch(long ticket, Object... changes) {
        tickets.put(with(with(ticket(ticket), changes), "updated_datetime", now()));
    }

    private Map<String, Rows> all() {
        var all = new LinkedHashMap<String, Rows>();
        all.put("tags", tags);
        all.put("customers", customers);
        all.put("tickets", tickets);
        all.put("messages", messages);
        all.put("events", events);
        all.put("integrations", integrations);
        all.put("sent", sent);
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
