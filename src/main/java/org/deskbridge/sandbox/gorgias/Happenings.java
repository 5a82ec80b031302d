package org.deskbridge.sandbox.gorgias;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.text;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** What happened: a list to read, and HTTP integrations to tell. */
final class Happenings {
    private static final Lists.Kind KIND = new Lists.Kind(
            Set.of("types", "created_datetime", "object_type", "object_id", "user_ids"),
            List.of("created_datetime:desc", "created_datetime:asc", "created_datetime"));

    private final Store store;
    private final Integrations integrations;

    Happenings(Store store, Integrations integrations) {
        this.store = store;
        this.integrations = integrations;
    }

    void routes(Routes routes) {
        routes.on("GET", "/api/events", this::page);
    }

    private Answer page(Call call) {
        var request = call.request();
        if (request.query("object_type").isPresent()
                && request.query("object_id").isEmpty()) {
            throw Failure.field("object_id", "Required with object_type.");
        }
        var types = List.of(String.join(",", request.queries("types")).split(",", -1));
        var rows = store.events.all().stream()
                .filter(row -> request.queries("types").isEmpty() || types.contains(text(row, "type", "")))
                .filter(row -> request.query("object_id")
                        .map(id -> id.equals(Long.toString(number(row, "object_id"))))
                        .orElse(true))
                .filter(row -> request.query("object_type")
                        .map(type -> type.equals(text(row, "object_type")))
                        .orElse(true))
                .filter(row -> since(call, row))
                .toList();
        return Lists.page(request, KIND, rows, row -> row);
    }

    private static boolean since(Call call, JsonObject row) {
        var at = text(row, "created_datetime", "");
        var request = call.request();
        return request.query("created_datetime[gte]")
                        .map(from -> at.compareTo(Store.normal(from)) >= 0)
                        .orElse(true)
                && request.query("created_datetime[gt]")
                        .map(from -> at.compareTo(Store.normal(from)) > 0)
                        .orElse(true)
                && request.query("created_datetime[lte]")
                        .map(to -> at.compareTo(Store.normal(to)) <= 0)
                        .orElse(true)
                && request.query("created_datetime[lt]")
                        .map(to -> at.compareTo(Store.normal(to)) < 0)
                        .orElse(true);
    }

    /** Writes an event down without telling anybody. */
    JsonObject quiet(String type, long ticket, JsonObject caller) {
        return event(type, "Ticket", ticket, caller);
    }

    private JsonObject event(String type, String objectType, long object, JsonObject caller) {
        var id = store.events.next();
        return store.events.put(doc(
                "id",
                id,
                "type",
                type,
                "object_type",
                objectType,
                "object_id",
                object,
                "user_id",
                number(caller, "id"),
                "context",
                UUID.randomUUID(),
                "data",
                null,
                "created_datetime",
                store.now(),
                "uri",
                "/api/events/" + id + "/"));
    }

    void tell(String type, long ticket, JsonObject caller) {
        var messages = store.messages.where("ticket_id", ticket);
        var message = messages.isEmpty() ? JsonValue.EMPTY_JSON_OBJECT : messages.getLast();
        integrations.fire(type, store.ticket(ticket), message, doc("type", type, "user_id", number(caller, "id")));
    }

    /** For a message the event names the message and not its ticket. */
    void said(JsonObject message, JsonObject caller) {
        var event = event("ticket-message-created", "TicketMessage", number(message, "id"), caller);
        integrations.fire("ticket-message-created", store.ticket(number(message, "ticket_id")), message, event);
        if (has(message, "failed_datetime")) {
            integrations.fire("ticket-message-failed", store.ticket(number(message, "ticket_id")), message, event);
        }
    }

    void changed(JsonObject before, JsonObject after, JsonObject caller) {
        var id = number(after, "id");
        quiet("ticket-updated", id, caller);
        if (differs(before, after, "status")) {
            quiet("closed".equals(text(after, "status")) ? "ticket-closed" : "ticket-reopened", id, caller);
            tell("ticket-status-updated", id, caller);
        }
        if (differs(before, after, "assignee_user") || differs(before, after, "assignee_team")) {
            quiet("ticket-assigned", id, caller);
            tell("ticket-assignment-updated", id, caller);
        }
        tell("ticket-updated", id, caller);
    }

    private static boolean differs(JsonObject before, JsonObject after, String field) {
        return !Objects.equals(before.get(field), after.get(field));
    }
}
