package org.deskbridge.sandbox.freshdesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.value;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
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

/** Everything that one Freshdesk account keeps. Agents and contacts share one row of ids. */
final class Store {
    static final long OWNER = 43_001_000_001L;
    static final long LIMITED = 43_001_000_002L;
    static final long AGENT = 43_001_000_003L;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    final Rows agents = new Rows(OWNER);
    final Rows groups = new Rows(43_000_500_001L);
    final Rows contacts = new Rows(43_001_100_001L, "email", "unique_external_id", "phone", "mobile");
    final Rows tickets = new Rows(1, "requester_id");
    final Rows conversations = new Rows(43_009_000_001L, "ticket_id");
    final Rows attachments = new Rows(43_007_000_001L);
    final Rows rules = new Rows(43_000_900_001L);
    final Rows sent = new Rows(1, "ticket_id");
    final Files files = new Files();
    final Clock clock;

    Store(Clock clock) {
        this.clock = clock;
        agent(OWNER, "Sandbox Admin", "agent@deskbridge.example");
        agent(LIMITED, "Sandbox Limited", "limited@deskbridge.example");
        agent(AGENT, "Sandbox Agent", "human@deskbridge.example");
        List.of("Support", "Returns").forEach(this::group);
    }

    JsonObject agent(long id, String name, String email) {
        return agents.put(doc(
                "id",
                id,
                "type",
                "support_agent",
                "available",
                true,
                "occasional",
                false,
                "ticket_scope",
                1,
                "signature",
                null,
                "group_ids",
                list(List.of()),
                "role_ids",
                list(List.of(id == OWNER ? 43_000_100_001L : 43_000_100_002L)),
                "contact",
                doc("active", true, "email", email, "name", name, "language", "en", "phone", null, "mobile", null),
                "created_at",
                now(),
                "updated_at",
                now()));
    }

    private void group(String name) {
        groups.put(doc(
                "id",
                groups.next(),
                "name",
                name,
                "description",
                null,
                "agent_ids",
                list(List.of()),
                "created_at",
                now(),
                "updated_at",
                now()));
    }

    String now() {
        return TIME.format(clock.instant());
    }

    static Instant time(String written) {
        return Instant.parse(written);
    }

    /** A time in one of the ways in which Freshdesk takes them; without an offset it is UTC. */
    static Optional<Instant> given(String text) {
        try {
            if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
                return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    parsed instanceof OffsetDateTime offset
                            ? offset.toInstant()
                            : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    JsonObject ticket(long id) {
        return Optional.ofNullable(tickets.get(id)).orElseThrow(Failure::missing);
    }

    /** A contact or an agent as somebody who has a name and an address. */
    Optional<JsonObject> person(long id) {
        return Optional.ofNullable(contacts.get(id))
                .or(() -> Optional.ofNullable(agents.get(id)).map(agent -> with(object(agent, "contact"), "id", id)));
    }

    boolean isAgent(long id) {
        return agents.get(id) != null;
    }

    void touch(long ticket, Object... changes) {
        tickets.put(with(with(ticket(ticket), changes), "updated_at", now()));
    }

    List<JsonObject> said(JsonObject ticket) {
        return conversations.where("ticket_id", number(ticket, "id"));
    }

    private Map<String, Rows> all() {
        var all = new LinkedHashMap<String, Rows>();
        all.put("agents", agents);
        all.put("contacts", contacts);
        all.put("tickets", tickets);
        all.put("conversations", conversations);
        all.put("attachments", attachments);
        all.put("rules", rules);
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
