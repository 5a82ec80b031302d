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

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows as the API shows them. */
final class Views {
    /** The most parts that a conversation is shown with, the newest ones. */
    static final int PARTS = 500;

    private final Store store;
    private final Attachments attachments;

    Views(Store store, Attachments attachments) {
        this.store = store;
        this.attachments = attachments;
    }

    JsonObject contact(JsonObject row) {
        var id = Store.hex(number(row, "id"));
        var empty = doc("type", "list", "data", list(List.of()), "total_count", 0, "has_more", false);
        return doc(
                "type", "contact",
                "id", id,
                "external_id", text(row, "external_id"),
                "role", text(row, "role"),
                "email", text(row, "email"),
                "phone", text(row, "phone"),
                "name", text(row, "name"),
                "avatar", null,
                "owner_id", row.getOrDefault("owner_id", JsonValue.NULL),
                "unsubscribed_from_emails", truth(row, "unsubscribed_from_emails"),
                "created_at", number(row, "created_at"),
                "updated_at", number(row, "updated_at"),
                "custom_attributes", object(row, "custom_attributes"),
                "tags", empty,
                "notes", empty,
                "companies", empty);
    }

    JsonObject author(JsonObject contact) {
        return doc(
                "type", "lead".equals(text(contact, "role")) ? "lead" : "user",
                "id", Store.hex(number(contact, "id")),
                "name", text(contact, "name"),
                "email", text(contact, "email"));
    }

    JsonObject admin(long id) {
        if (id == Store.FIN) {
            return doc("type", "bot", "id", Long.toString(id), "name", "Fin", "email", "operator@deskbridge.example");
        }
        var row = Objects.requireNonNullElse(store.admins.get(id), JsonValue.EMPTY_JSON_OBJECT);
        return doc("type", "admin", "id", Long.toString(id), "name", text(row, "name"), "email", text(row, "email"));
    }

    /** As it stands in a list: without its parts. */
    JsonObject line(JsonObject row, String base) {
        var source = object(row, "source");
        return doc(
                "type", "conversation",
                "id", Store.text(row, "id"),
                "title", text(row, "title"),
                "created_at", number(row, "created_at"),
                "updated_at", number(row, "updated_at"),
                "waiting_since", row.getOrDefault("waiting_since", JsonValue.NULL),
                "snoozed_until", row.getOrDefault("snoozed_until", JsonValue.NULL),
                "open", !"closed".equals(text(row, "state")),
                "state", text(row, "state"),
                "read", truth(row, "read"),
                "priority", "not_priority",
                "admin_assignee_id", row.getOrDefault("admin_assignee_id", JsonValue.NULL),
                "team_assignee_id", row.getOrDefault("team_assignee_id", JsonValue.NULL),
                "tags", doc("type", "tag.list", "tags", tags(row)),
                "source", with(withoutFiles(source), "attachments", list(attachments.shown(source, base))),
                "contacts", doc("type", "contact.list", "contacts", contacts(row)),
                "teammates", null,
                "custom_attributes", object(row, "custom_attributes"),
                "statistics", null,
                "conversation_rating", null,
                "ai_agent", null,
                "ai_agent_participated", false);
    }

    private static JsonObject withoutFiles(JsonObject holder) {
        return org.deskbridge.sandbox.kit.Doc.without(holder, List.of("files"));
    }

    private List<JsonObject> contacts(JsonObject row) {
        return array(row, "contacts").getValuesAs(jakarta.json.JsonNumber.class).stream()
                .map(id -> store.contacts.get(id.longValue()))
                .filter(Objects::nonNull)
                .map(one -> doc(
                        "type", "contact",
                        "id", Store.hex(number(one, "id")),
                        "external_id", text(one, "external_id")))
                .toList();
    }

    private List<JsonObject> tags(JsonObject row) {
        return objects(row, "tags").stream()
                .map(one -> with(one, "name", text(tag(one), "name"), "type", "tag"))
                .toList();
    }

    private JsonObject tag(JsonObject applied) {
        return Objects.requireNonNullElse(
                store.tags.get(Long.parseLong(text(applied, "id", "0"))), JsonValue.EMPTY_JSON_OBJECT);
    }

    JsonObject whole(JsonObject row, String base) {
        var all = store.parts.where("conversation_id", number(row, "id"));
        var shown = all.subList(Math.max(0, all.size() - PARTS), all.size());
        return with(
                line(row, base),
                "conversation_parts",
                doc(
                        "type", "conversation_part.list",
                        "conversation_parts",
                                list(shown.stream().map(one -> part(one, base)).toList()),
                        "total_count", all.size()));
    }

    /** In a webhook: plain texts, and only the part that set it off. */
    JsonObject forWebhook(JsonObject row, @Nullable JsonObject part, String base) {
        var line = line(row, base);
        var parts = part == null ? List.<JsonObject>of() : List.of(plain(part(part, base)));
        return with(
                line,
                "source",
                plain(object(line, "source")),
                "conversation_parts",
                doc("type", "conversation_part.list", "conversation_parts", list(parts), "total_count", parts.size()));
    }

    private static JsonObject plain(JsonObject holder) {
        return has(holder, "body") ? with(holder, "body", Html.plain(text(holder, "body", ""))) : holder;
    }

    JsonObject part(JsonObject row, String base) {
        return doc(
                "type", "conversation_part",
                "id", Store.text(row, "id"),
                "part_type", text(row, "part_type"),
                "body", text(row, "body"),
                "created_at", number(row, "created_at"),
                "updated_at", number(row, "updated_at"),
                "notified_at", number(row, "created_at"),
                "assigned_to", row.getOrDefault("assigned_to", JsonValue.NULL),
                "author", object(row, "author"),
                "attachments", list(attachments.shown(row, base)),
                "external_id", null,
                "redacted", truth(row, "redacted"),
                "email_message_metadata", null,
                "metadata", doc(),
                "state", text(row, "state"),
                "tags", list(List.of()),
                "event_details", null,
                "app_package_code", truth(row, "api") ? Store.APP_PACKAGE : null);
    }
}
