package org.deskbridge.sandbox.gorgias;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.only;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;
import static org.deskbridge.sandbox.kit.Doc.without;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A ticket as Gorgias shows it: a line in a list, whole, in a webhook's template, and as the truth for tests. */
final class TicketView {
    private final Store store;

    TicketView(Store store) {
        this.store = store;
    }

    private JsonObject customer(JsonObject ticket) {
        return Objects.requireNonNullElse(
                store.customers.get(number(ticket, "customer_id")), JsonValue.EMPTY_JSON_OBJECT);
    }

    JsonObject line(JsonObject ticket) {
        var fields = new LinkedHashMap<String, JsonObject>();
        objects(ticket, "custom_fields").forEach(one -> fields.put(Long.toString(number(one, "id")), one));
        var user = store.users.get(number(object(ticket, "assignee_user"), "id"));
        return with(
                without(ticket, Set.of("customer_id")),
                "customer",
                customer(ticket),
                "assignee_user",
                user == null ? null : store.person(user),
                "custom_fields",
                fields,
                "messages_count",
                messages(ticket).size(),
                "uri",
                "/api/tickets/" + number(ticket, "id") + "/");
    }

    private List<JsonObject> messages(JsonObject ticket) {
        return store.messages.where("ticket_id", number(ticket, "id"));
    }

    JsonObject whole(JsonObject ticket) {
        return with(
                line(ticket),
                "messages",
                list(messages(ticket)),
                "events",
                list(List.of()),
                "satisfaction_survey",
                null,
                "reply_options",
                doc("api", doc("answerable", true), "internal-note", doc("answerable", true)));
    }

    /** Flat ids as well, as the vendor's template object has them. */
    JsonObject forTemplate(JsonObject ticket) {
        return with(
                whole(ticket),
                "customer_id",
                number(ticket, "customer_id"),
                "assignee_user_id",
                object(ticket, "assignee_user").getOrDefault("id", JsonValue.NULL),
                "assignee_team_id",
                object(ticket, "assignee_team").getOrDefault("id", JsonValue.NULL));
    }

    JsonObject told(JsonObject ticket) {
        var id = number(ticket, "id");
        return doc(
                "id", id,
                "externalId", text(ticket, "external_id"),
                "subject", text(ticket, "subject"),
                "status", text(ticket, "status"),
                "tags",
                        objects(ticket, "tags").stream()
                                .map(tag -> text(tag, "name"))
                                .toList(),
                "customFields", list(objects(ticket, "custom_fields")),
                "metadata", object(ticket, "meta"),
                "assignee", object(ticket, "assignee_user").getOrDefault("id", JsonValue.NULL),
                "team", object(ticket, "assignee_team").getOrDefault("id", JsonValue.NULL),
                "customer", only(customer(ticket), Set.of("id", "name", "email", "external_id", "channels")),
                "createdAt", text(ticket, "created_datetime"),
                "messages", messages(ticket).stream().map(this::toldMessage).toList(),
                "sentToCustomer", store.sent.where("ticket_id", id));
    }

    private JsonObject toldMessage(JsonObject message) {
        var agent = truth(message, "from_agent");
        return doc(
                "id", number(message, "id"),
                "author", agent ? "agent" : "customer",
                "authorId", number(object(message, "sender"), "id"),
                "authorName", text(object(message, "sender"), "name"),
                "visibility", truth(message, "public") ? "public" : "internal",
                "text", text(message, "body_text"),
                "html", text(message, "body_html"),
                "channel", text(message, "channel"),
                "via", text(message, "via"),
                "attachments",
                        objects(message, "attachments").stream()
                                .map(file -> doc(
                                        "name", text(file, "name"),
                                        "contentType", text(file, "content_type"),
                                        "size", number(file, "size"),
                                        "url", text(file, "url")))
                                .toList(),
                "externalId", text(message, "external_id"),
                "metadata", object(message, "meta"),
                "createdAt", text(message, "created_datetime"),
                "sentAt", text(message, "sent_datetime"));
    }
}
