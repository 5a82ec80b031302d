package org.deskbridge.sandbox.freshdesk;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** A ticket as Freshdesk shows it: whole, as a line in a list, and as the truth for tests. */
final class TicketView {
    /** The ticket's first message, which is no conversation there. */
    private static final String DESCRIPTION = "description";

    private static final Set<String> WHOLE_ONLY = Set.of("description", "description_text", "tags", "attachments");

    private final Store store;
    private final Attachments attachments;

    TicketView(Store store, Attachments attachments) {
        this.store = store;
        this.attachments = attachments;
    }

    JsonObject whole(JsonObject ticket, Set<String> include) {
        var shown = attachments.shown(truth(ticket, "deleted") ? ticket : without(ticket, Set.of("deleted")));
        if (include.contains("conversations")) {
            shown = with(
                    shown, "conversations", list(said(ticket).stream().limit(10).toList()));
        }
        return embedded(shown, ticket, include);
    }

    List<JsonObject> said(JsonObject ticket) {
        return store.said(ticket).stream().map(this::conversation).toList();
    }

    JsonObject line(JsonObject ticket, Set<String> include) {
        var left = new HashSet<>(WHOLE_ONLY);
        left.add("deleted");
        if (include.contains(DESCRIPTION)) {
            left.removeAll(Set.of("description", "description_text"));
        }
        return embedded(without(ticket, left), ticket, include);
    }

    /** Who caused it is for tests only. */
    JsonObject conversation(JsonObject said) {
        return attachments.shown(without(said, Set.of("via")));
    }

    private JsonObject embedded(JsonObject shown, JsonObject ticket, Set<String> include) {
        var more = shown;
        if (include.contains("requester")) {
            more = with(more, "requester", only(requester(ticket), Set.of("id", "name", "email", "phone", "mobile")));
        }
        if (include.contains("stats")) {
            more = with(more, "stats", doc("closed_at", null, "resolved_at", null, "first_responded_at", null));
        }
        return include.contains("company") ? with(more, "company", doc()) : more;
    }

    JsonObject requester(JsonObject ticket) {
        return store.person(number(ticket, "requester_id")).orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    static String word(JsonObject ticket) {
        if (truth(ticket, "deleted") || truth(ticket, "spam")) {
            return truth(ticket, "deleted") ? "deleted" : "spam";
        }
        return Objects.requireNonNullElse(TicketFields.STATUSES.get(number(ticket, "status")), "")
                .toLowerCase(Locale.ROOT);
    }

    JsonObject told(JsonObject ticket) {
        var messages = new ArrayList<JsonObject>();
        messages.add(first(ticket));
        store.said(ticket).forEach(one -> messages.add(message(one)));
        var requester = requester(ticket);
        return doc(
                "id", number(ticket, "id"),
                "externalId", null,
                "subject", text(ticket, "subject"),
                "status", word(ticket),
                "tags", array(ticket, "tags"),
                "customFields", object(ticket, "custom_fields"),
                "metadata", null,
                "assignee", ticket.getOrDefault("responder_id", JsonValue.NULL),
                "team", ticket.getOrDefault("group_id", JsonValue.NULL),
                "customer", only(requester, Set.of("id", "name", "email", "unique_external_id", "phone")),
                "createdAt", text(ticket, "created_at"),
                "messages", messages,
                "sentToCustomer", store.sent.where("ticket_id", number(ticket, "id")));
    }

    private JsonObject first(JsonObject ticket) {
        return doc(
                "id",
                DESCRIPTION,
                "author",
                "customer",
                "authorId",
                number(ticket, "requester_id"),
                "authorName",
                text(requester(ticket), "name"),
                "visibility",
                "public",
                "text",
                text(ticket, "description_text"),
                "html",
                text(ticket, "description"),
                "channel",
                Long.toString(number(ticket, "source")),
                "via",
                "api",
                "attachments",
                files(attachments.shown(ticket)),
                "externalId",
                null,
                "metadata",
                null,
                "createdAt",
                text(ticket, "created_at"),
                "sentAt",
                null);
    }

    private JsonObject message(JsonObject said) {
        var author = number(said, "user_id");
        return doc(
                "id",
                number(said, "id"),
                "author",
                truth(said, "incoming") ? "customer" : "agent",
                "authorId",
                author,
                "authorName",
                store.person(author).map(row -> text(row, "name")).orElse(null),
                "visibility",
                truth(said, "private") ? "internal" : "public",
                "text",
                text(said, "body_text"),
                "html",
                text(said, "body"),
                "channel",
                number(said, "source") == Conversations.NOTE ? "note" : "reply",
                "via",
                text(said, "via"),
                "attachments",
                files(attachments.shown(said)),
                "externalId",
                null,
                "metadata",
                null,
                "createdAt",
                text(said, "created_at"),
                "sentAt",
                null);
    }

    private static List<JsonObject> files(JsonObject holder) {
        return objects(holder, "attachments").stream()
                .filter(file -> has(file, "id"))
                .map(file -> doc(
                        "name", text(file, "name"),
                        "contentType", text(file, "content_type"),
                        "size", number(file, "size"),
                        "url", text(file, "attachment_url")))
                .toList();
    }
}
