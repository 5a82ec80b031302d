package org.deskbridge.sandbox.zendesk;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;
import static org.deskbridge.sandbox.kit.Doc.truth;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.UUID;
import org.deskbridge.sandbox.kit.Doc;

/** What follows every change of a ticket: the index, triggers, events, and mail to the one who asked. */
final class Aftermath {
    private static final String EVENT = "zen:event-type:ticket.";

    private final Store store;
    private final Search search;
    private final Triggers triggers;
    private final Posting posting;

    Aftermath(Store store, Search search, Triggers triggers, Posting posting) {
        this.store = store;
        this.search = search;
        this.triggers = triggers;
        this.posting = posting;
    }

    void of(Edit edit) {
        search.add(edit.after);
        mail(edit);
        triggers.fire(edit, posting::send);
        events(edit);
    }

    /** The standard trigger of every account mails public comments of staff to the requester. */
    private void mail(Edit edit) {
        var requester = store.users.get(number(edit.after, "requester_id"));
        var comment = edit.comment;
        if (comment == null || requester == null || !truth(comment, "public") || text(requester, "email") == null) {
            return;
        }
        var author = store.users.get(number(comment, "author_id"));
        if (author != null && Users.isStaff(author)) {
            store.mailed.put(doc(
                    "id", store.mailed.next(),
                    "ticket_id", number(edit.after, "id"),
                    "message_id", number(comment, "id"),
                    "via", edit.channel,
                    "channel", "email",
                    "to", text(requester, "email"),
                    "text", text(comment, "body"),
                    "at", store.now()));
        }
    }

    private void events(Edit edit) {
        if (edit.first) {
            tell("created", edit, doc());
        }
        if (edit.comment != null) {
            tell("comment_added", edit, doc("comment", comment(edit.comment), "meta", sequence()));
        }
        if (!edit.first && edit.changed("status")) {
            tell(
                    "status_changed",
                    edit,
                    doc("current", upper(edit.after, "status"), "previous", upper(edit.before, "status")));
        }
        if (!edit.first && edit.changed("tags")) {
            tell(
                    "tags_changed",
                    edit,
                    doc("tags_added", array(edit.after, "tags"), "tags_removed", array(edit.before, "tags")));
        }
    }

    private static JsonObject sequence() {
        return doc("sequence", doc("id", UUID.randomUUID(), "position", 1, "total", 1));
    }

    private JsonObject comment(JsonObject comment) {
        var author = new TicketView(store).user(number(comment, "author_id"));
        return doc(
                "id", Long.toString(number(comment, "id")),
                "body", text(comment, "body"),
                "is_public", truth(comment, "public"),
                "author",
                        doc(
                                "id", Long.toString(number(author, "id")),
                                "is_staff", Users.isStaff(author),
                                "name", text(author, "name")));
    }

    private void tell(String what, Edit edit, JsonObject event) {
        for (var webhook : store.webhooks.all()) {
            if (texts(webhook, "subscriptions").contains(EVENT + what)) {
                posting.send(webhook, payload(what, edit, event).toString());
            }
        }
    }

    private JsonObject payload(String what, Edit edit, JsonObject event) {
        return doc(
                "type",
                EVENT + what,
                "account_id",
                Posting.ACCOUNT,
                "id",
                UUID.randomUUID(),
                "time",
                store.clock.instant().plusNanos(1),
                "zendesk_event_version",
                "2022-11-06",
                "subject",
                "zen:ticket:" + number(edit.after, "id"),
                "detail",
                detail(edit),
                "event",
                event);
    }

    /** Here ids are texts and choices are in upper case, unlike everywhere else. */
    private static JsonObject detail(Edit edit) {
        var ticket = edit.after;
        return doc(
                "id", id(ticket, "id"),
                "actor_id", id(edit.updater, "id"),
                "assignee_id", id(ticket, "assignee_id"),
                "brand_id", id(ticket, "brand_id"),
                "group_id", id(ticket, "group_id"),
                "requester_id", id(ticket, "requester_id"),
                "submitter_id", id(ticket, "submitter_id"),
                "external_id", text(ticket, "external_id"),
                "subject", text(ticket, "subject"),
                "description", text(ticket, "description"),
                "is_public", truth(ticket, "is_public"),
                "priority", upper(ticket, "priority"),
                "status", upper(ticket, "status"),
                "type", upper(ticket, "type"),
                "tags", array(ticket, "tags"),
                "created_at", text(ticket, "created_at"),
                "updated_at", text(ticket, "updated_at"),
                "via",
                        doc(
                                "channel",
                                edit.channel.equals("api") ? "web_service" : text(object(ticket, "via"), "channel")));
    }

    private static @org.jspecify.annotations.Nullable String id(JsonObject row, String field) {
        return Doc.has(row, field) ? Doc.plain(row.getOrDefault(field, JsonValue.NULL)) : null;
    }

    private static @org.jspecify.annotations.Nullable String upper(JsonObject row, String field) {
        var word = text(row, field);
        return word == null ? null : word.toUpperCase(Locale.ROOT);
    }
}
