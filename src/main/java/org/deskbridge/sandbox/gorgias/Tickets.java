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
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Request;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Tickets: born with a message, changed field by field, found by whatever is in the foreign id. */
final class Tickets {
    private static final Lists.Kind KIND = new Lists.Kind(
            Set.of("customer_id", "external_id", "view_id", "rule_id", "ticket_ids", "trashed"),
            List.of("created_datetime:desc", "created_datetime:asc", "updated_datetime:asc", "updated_datetime:desc"));

    private final Store store;
    private final Customers customers;
    private final Messages messages;
    private final Tags tags;
    private final Happenings happenings;
    private final TicketView views;

    Tickets(Store store, Customers customers, Messages messages, Tags tags, Happenings happenings) {
        this.store = store;
        this.customers = customers;
        this.messages = messages;
        this.tags = tags;
        this.happenings = happenings;
        this.views = new TicketView(store);
    }

    void routes(Routes routes) {
        routes.on("GET", "/api/tickets", this::page)
                .on("POST", "/api/tickets", this::create)
                .on("GET", "/api/tickets/{id}", call -> Answer.json(200, views.whole(store.ticket(call.id("id")))))
                .on("PUT", "/api/tickets/{id}", this::change)
                .on("DELETE", "/api/tickets/{id}", this::delete);
    }

    private Answer page(Call call) {
        var request = call.request();
        var ids = List.of(String.join(",", request.queries("ticket_ids")).split(",", -1));
        Predicate<JsonObject> wanted =
                row -> (request.queries("ticket_ids").isEmpty() || ids.contains(Long.toString(number(row, "id"))))
                        && (!"false".equals(request.query("trashed").orElse("")) || !has(row, "trashed_datetime"))
                        && (!"true".equals(request.query("trashed").orElse("")) || has(row, "trashed_datetime"));
        var rows = candidates(request).stream().filter(wanted).toList();
        return Lists.page(request, KIND, rows, views::line);
    }

    private List<JsonObject> candidates(Request request) {
        var external = request.query("external_id");
        if (external.isPresent()) {
            return store.tickets.where("external_id", external.get());
        }
        return request.query("customer_id")
                .map(id -> store.tickets.where("customer_id", id))
                .orElseGet(store.tickets::all);
    }

    private Answer create(Call call) {
        var body = Failure.body(call.request(), Shapes.TICKET);
        var first = objects(body, "messages");
        if (first.isEmpty() || first.size() > 500) {
            throw Failure.field("messages", "Length must be between 1 and 500.");
        }
        var customer = customer(body, first.getFirst());
        first.forEach(message -> messages.check(message, customer));
        var id = store.tickets.next();
        store.tickets.put(merged(fresh(id, body, customer), changes(without(body, Set.of("messages", "customer")))));
        happenings.quiet("ticket-created", id, call.caller());
        first.forEach(message -> messages.add(id, message, call.caller()));
        happenings.tell("ticket-created", id, call.caller());
        return Answer.json(201, views.whole(store.ticket(id)));
    }

    /** The ticket's own customer, or whoever the first message comes from or goes to. */
    private JsonObject customer(JsonObject body, JsonObject message) {
        var meant = truth(message, "from_agent") ? object(message, "receiver") : object(message, "sender");
        var customer = customers.known(has(body, "customer") ? object(body, "customer") : meant);
        if (customer == null) {
            throw Failure.field("customer", "The customer does not exist.");
        }
        return customer;
    }

    private JsonObject fresh(long id, JsonObject body, JsonObject customer) {
        var first = objects(body, "messages").getFirst();
        var now = store.now();
        return doc(
                "id",
                id,
                "customer_id",
                number(customer, "id"),
                "external_id",
                null,
                "subject",
                text(first, "subject"),
                "status",
                "open",
                "priority",
                "normal",
                "channel",
                text(first, "channel"),
                "via",
                text(first, "via"),
                "from_agent",
                truth(first, "from_agent"),
                "assignee_user",
                null,
                "assignee_team",
                null,
                "language",
                null,
                "meta",
                null,
                "spam",
                false,
                "tags",
                list(List.of()),
                "custom_fields",
                list(List.of()),
                "is_unread",
                true,
                "created_datetime",
                now,
                "opened_datetime",
                now,
                "closed_datetime",
                null,
                "snooze_datetime",
                null,
                "trashed_datetime",
                null,
                "last_message_datetime",
                null,
                "last_received_message_datetime",
                null,
                "updated_datetime",
                now);
    }

    private Answer change(Call call) {
        var id = call.id("id");
        var before = store.ticket(id);
        var body = Failure.body(call.request(), Shapes.TICKET_CHANGE);
        var changed = merged(before, changes(without(body, Set.of("customer"))));
        if (has(body, "customer")) {
            changed = with(changed, "customer_id", number(customer(body, JsonValue.EMPTY_JSON_OBJECT), "id"));
        }
        var status = text(changed, "status", "open");
        if (!status.equals(text(before, "status"))) {
            changed = with(changed, "closed_datetime", "closed".equals(status) ? store.now() : null);
        }
        store.tickets.put(with(changed, "updated_datetime", store.now()));
        happenings.changed(before, store.ticket(id), call.caller());
        return Answer.json(202, views.whole(store.ticket(id)));
    }

    private JsonObject changes(JsonObject body) {
        refuseUnknown(body, "assignee_user", store.users.get(number(object(body, "assignee_user"), "id")) != null);
        refuseUnknown(body, "assignee_team", store.teams.get(number(object(body, "assignee_team"), "id")) != null);
        var values = objects(body, "custom_fields");
        values.forEach(value -> refuseUnknown(body, "custom_fields", store.fields.get(number(value, "id")) != null));
        return has(body, "tags")
                ? with(
                        body,
                        "tags",
                        tags.named(objects(body, "tags").stream()
                                .map(tag -> text(tag, "name", ""))
                                .toList()))
                : body;
    }

    private static void refuseUnknown(JsonObject body, String field, boolean known) {
        if (has(body, field) && !known) {
            throw Failure.field(field, "Does not exist.");
        }
    }

    private Answer delete(Call call) {
        var ticket = store.ticket(call.id("id"));
        store.messages.where("ticket_id", call.id("id")).forEach(row -> store.messages.remove(number(row, "id")));
        store.tickets.remove(number(ticket, "id"));
        return Answer.empty(204);
    }
}
