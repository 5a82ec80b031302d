package org.deskbridge.sandbox.intercom;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The whole truth about a conversation, for tests and for the agent's page. */
final class TicketView {
    private final Store store;
    private final Attachments attachments;

    TicketView(Store store, Attachments attachments) {
        this.store = store;
        this.attachments = attachments;
    }

    JsonObject told(JsonObject row, String base) {
        var id = number(row, "id");
        var source = with(object(row, "source"), "created_at", number(row, "created_at"), "part_type", "source");
        var spoken = store.parts.where("conversation_id", id).stream()
                .filter(part -> has(part, "body") || !array(part, "files").isEmpty());
        return doc(
                "id", id,
                "externalId", null,
                "subject", text(row, "title"),
                "status", text(row, "state"),
                "tags", objects(row, "tags").stream().map(this::tag).toList(),
                "customFields", object(row, "custom_attributes"),
                "assignee", row.getOrDefault("admin_assignee_id", JsonValue.NULL),
                "team", row.getOrDefault("team_assignee_id", JsonValue.NULL),
                "customer", customer(row),
                "createdAt", time(row),
                "messages",
                        Stream.concat(Stream.of(source), spoken)
                                .map(one -> message(one, base))
                                .toList(),
                "sentToCustomer", list(store.sent.where("conversation_id", id)));
    }

    private String tag(JsonObject applied) {
        var row = store.tags.get(Long.parseLong(text(applied, "id", "0")));
        return row == null ? "" : text(row, "name", "");
    }

    private JsonObject customer(JsonObject row) {
        var first = array(row, "contacts").getValuesAs(JsonNumber.class).stream()
                .map(id -> store.contacts.get(id.longValue()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
        return doc(
                "id", Store.hex(number(first, "id")),
                "name", text(first, "name"),
                "email", text(first, "email"),
                "external_id", text(first, "external_id"));
    }

    private static String time(JsonObject row) {
        return Instant.ofEpochSecond(number(row, "created_at")).toString();
    }

    private JsonObject message(JsonObject part, String base) {
        var author = object(part, "author");
        var isStaff = List.of("admin", "bot").contains(text(author, "type", ""));
        var html = text(part, "body", "");
        return doc(
                "id", Store.text(part, "id"),
                "author", isStaff ? "agent" : "customer",
                "authorId", text(author, "id"),
                "authorName", text(author, "name"),
                "visibility", "note".equals(text(part, "part_type")) ? "internal" : "public",
                "text", Html.plain(html),
                "html", html,
                "kind", text(part, "part_type"),
                "via", truth(part, "api") ? "api" : "web",
                "attachments",
                        objects(part, "files").stream()
                                .map(file -> file(file, base))
                                .toList(),
                "createdAt", time(part));
    }

    private JsonObject file(JsonObject file, String base) {
        var shown = attachments.shown(file, base, false);
        return doc(
                "name", text(shown, "name"),
                "contentType", text(shown, "content_type"),
                "size", number(shown, "filesize"),
                "url", text(shown, "url"));
    }
}
