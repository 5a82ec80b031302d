package org.deskbridge.sandbox.zendesk;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.only;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.without;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Objects;
import java.util.Set;

/** A ticket as Zendesk shows it, and as the truth for tests. */
final class TicketView {
    /** What a row carries besides the ticket. */
    private static final Set<String> OWN = Set.of("comment_public", "sequence", "changed_at");

    private final Store store;

    TicketView(Store store) {
        this.store = store;
    }

    static JsonObject shown(JsonObject ticket) {
        return without(ticket, OWN);
    }

    JsonObject user(long id) {
        return Objects.requireNonNullElse(store.users.get(id), JsonValue.EMPTY_JSON_OBJECT);
    }

    JsonObject told(JsonObject ticket) {
        var id = number(ticket, "id");
        return doc(
                "id", id,
                "externalId", text(ticket, "external_id"),
                "subject", text(ticket, "subject"),
                "status", text(ticket, "status"),
                "tags", array(ticket, "tags"),
                "customFields", array(ticket, "custom_fields"),
                "metadata",
                        store.audits.where("ticket_id", id).stream()
                                .findFirst()
                                .map(audit -> object(object(audit, "metadata"), "custom"))
                                .orElse(JsonValue.EMPTY_JSON_OBJECT),
                "assignee", ticket.getOrDefault("assignee_id", JsonValue.NULL),
                "team", ticket.getOrDefault("group_id", JsonValue.NULL),
                "customer",
                        only(
                                user(number(ticket, "requester_id")),
                                Set.of("id", "name", "email", "external_id", "phone")),
                "createdAt", text(ticket, "created_at"),
                "messages",
                        store.comments.where("ticket_id", id).stream()
                                .map(this::toldComment)
                                .toList(),
                "sentToCustomer", store.mailed.where("ticket_id", id));
    }

    private JsonObject toldComment(JsonObject comment) {
        var author = user(number(comment, "author_id"));
        var audit =
                Objects.requireNonNullElse(store.audits.get(number(comment, "audit_id")), JsonValue.EMPTY_JSON_OBJECT);
        return doc(
                "id", number(comment, "id"),
                "author", Users.isStaff(author) ? "agent" : "customer",
                "authorId", number(comment, "author_id"),
                "authorName", text(author, "name"),
                "visibility", truth(comment, "public") ? "public" : "internal",
                "text", text(comment, "body"),
                "html", text(comment, "html_body"),
                "channel", text(object(comment, "via"), "channel"),
                "via", text(object(comment, "via"), "channel"),
                "attachments",
                        objects(comment, "attachments").stream()
                                .map(file -> doc(
                                        "name", text(file, "file_name"),
                                        "contentType", text(file, "content_type"),
                                        "size", number(file, "size"),
                                        "url", text(file, "content_url")))
                                .toList(),
                "externalId", null,
                "metadata", object(object(audit, "metadata"), "custom"),
                "createdAt", text(comment, "created_at"),
                "sentAt", null);
    }
}
