package org.deskbridge.sandbox.gorgias;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.merged;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;
import static org.deskbridge.sandbox.kit.Doc.without;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;
import org.jspecify.annotations.Nullable;

/** Messages. An agent's line that does not say when it was sent is sent by Gorgias, to the customer. */
final class Messages {
    private static final Lists.Kind KIND =
            new Lists.Kind(Set.of("ticket_id"), List.of("created_datetime:desc", "created_datetime:asc"));
    private static final String NOTE = "internal-note";

    private final Store store;
    private final Customers customers;
    private final Happenings happenings;

    Messages(Store store, Customers customers, Happenings happenings) {
        this.store = store;
        this.customers = customers;
        this.happenings = happenings;
    }

    void routes(Routes routes) {
        routes.on("GET", "/api/messages", this::page)
                .on("POST", "/api/tickets/{ticket}/messages", this::create)
                .on("GET", "/api/tickets/{ticket}/messages", this::ofTicket)
                .on("GET", "/api/tickets/{ticket}/messages/{id}", call -> Answer.json(200, message(call)))
                .on("PUT", "/api/tickets/{ticket}/messages/{id}", this::change);
    }

    private Answer page(Call call) {
        var rows = call.request()
                .query("ticket_id")
                .map(id -> store.messages.where("ticket_id", id))
                .orElseGet(store.messages::all);
        return Lists.page(call.request(), KIND, rows, row -> row);
    }

    private Answer ofTicket(Call call) {
        store.ticket(call.id("ticket"));
        return Lists.page(call.request(), KIND, store.messages.where("ticket_id", call.id("ticket")), row -> row);
    }

    private JsonObject message(Call call) {
        return Optional.ofNullable(store.messages.get(call.id("id")))
                .filter(row -> number(row, "ticket_id") == call.id("ticket"))
                .orElseThrow(Failure::missing);
    }

    /** Customer lines and notes need no {@code source}: the vendor's own recipes leave it out. */
    private Answer create(Call call) {
        var ticket = store.ticket(call.id("ticket"));
        var body = Failure.body(call.request(), Shapes.MESSAGE_CHANGE);
        check(body, Objects.requireNonNull(store.customers.get(number(ticket, "customer_id"))));
        return Answer.json(201, add(call.id("ticket"), body, call.caller()));
    }

    private Answer change(Call call) {
        var row = message(call);
        var body = Failure.body(call.request(), Shapes.MESSAGE_CHANGE);
        return Answer.json(202, store.messages.put(merged(row, only(body))));
    }

    private static JsonObject only(JsonObject body) {
        return without(body, Set.of("sender", "receiver"));
    }

    /** Refuses what could not be added, before anything is. */
    void check(JsonObject body, JsonObject customer) {
        var agent = truth(body, "from_agent");
        if (NOTE.equals(text(body, "channel")) && !agent) {
            throw Failure.field("from_agent", "An internal note is always from an agent.");
        }
        if (text(body, "external_id", "").length() > 255) {
            throw Failure.field("external_id", "Longer than maximum length 255.");
        }
        if (has(body, "sender") && sender(body, customer, customer) == null) {
            throw Failure.field("sender", agent ? "The user does not exist." : "The customer does not exist.");
        }
    }

    private @Nullable JsonObject sender(JsonObject body, JsonObject customer, JsonObject caller) {
        var wanted = object(body, "sender");
        if (truth(body, "from_agent")) {
            return wanted.isEmpty() ? caller : store.found(store.users, wanted).orElse(null);
        }
        return wanted.isEmpty() ? customer : customers.known(wanted);
    }

    JsonObject add(long ticketId, JsonObject body, JsonObject caller) {
        var ticket = store.ticket(ticketId);
        var customer = Objects.requireNonNull(store.customers.get(number(ticket, "customer_id")));
        var sender = Objects.requireNonNull(sender(body, customer, caller));
        var row = merged(fresh(ticketId, body), timed(body));
        var receiver = truth(body, "from_agent") && !NOTE.equals(text(body, "channel")) ? store.person(customer) : null;
        row = delivered(with(row, "sender", store.person(sender), "receiver", receiver), customer);
        store.messages.put(row);
        follow(ticket, row, caller);
        return row;
    }

    private JsonObject fresh(long ticketId, JsonObject body) {
        var id = store.messages.next();
        var html = text(body, "body_html", "");
        var plain = text(body, "body_text", html.replaceAll("<[^>]*>", ""));
        return doc(
                "id",
                id,
                "ticket_id",
                ticketId,
                "uri",
                "/api/tickets/" + ticketId + "/messages/" + id + "/",
                "external_id",
                null,
                "message_id",
                null,
                "subject",
                null,
                "public",
                !NOTE.equals(text(body, "channel")),
                "body_text",
                plain,
                "body_html",
                html,
                "stripped_text",
                stripped(plain),
                "stripped_html",
                html,
                "source",
                doc("type", text(body, "channel"), "from", null, "to", list(List.of())),
                "attachments",
                list(List.of()),
                "meta",
                null,
                "integration_id",
                null,
                "rule_id",
                null,
                "last_sending_error",
                null,
                "created_datetime",
                store.now(),
                "sent_datetime",
                null,
                "failed_datetime",
                null);
    }

    private static JsonObject timed(JsonObject body) {
        var timed = body;
        for (var field : List.of("created_datetime", "sent_datetime", "failed_datetime")) {
            timed = has(body, field) ? with(timed, field, Store.normal(text(body, field, ""))) : timed;
        }
        return has(body, "created_datetime") ? timed : without(timed, Set.of("created_datetime"));
    }

    /** Without the quoted history that mail programs add. */
    private static String stripped(String text) {
        return text.lines().filter(line -> !line.startsWith(">")).collect(Collectors.joining("\n"));
    }

    private JsonObject delivered(JsonObject row, JsonObject customer) {
        if (!truth(row, "from_agent") || NOTE.equals(text(row, "channel")) || has(row, "sent_datetime")) {
            return row;
        }
        if ("chat".equals(text(row, "channel"))
                && objects(object(row, "source"), "to").isEmpty()) {
            return with(row, "failed_datetime", store.now(), "last_sending_error", doc("error", "No receiver."));
        }
        store.sent.put(doc(
                "id", store.sent.next(),
                "ticket_id", number(row, "ticket_id"),
                "message_id", number(row, "id"),
                "via", text(row, "via"),
                "channel", text(row, "channel"),
                "to", text(customer, "email"),
                "text", text(row, "body_text"),
                "at", store.now()));
        return with(row, "sent_datetime", store.now());
    }

    private void follow(JsonObject ticket, JsonObject row, JsonObject caller) {
        var id = number(ticket, "id");
        var customers = !truth(row, "from_agent");
        store.touch(id, "last_message_datetime", text(row, "created_datetime", ""));
        if (customers) {
            store.touch(id, "last_received_message_datetime", text(row, "created_datetime", ""), "is_unread", true);
        }
        happenings.said(row, caller);
        if (customers && "closed".equals(text(ticket, "status"))) {
            store.tickets.put(with(store.ticket(id), "status", "open", "closed_datetime", null));
            happenings.changed(ticket, store.ticket(id), caller);
        }
    }
}
