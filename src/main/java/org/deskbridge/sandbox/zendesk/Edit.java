package org.deskbridge.sandbox.zendesk;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.plain;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.value;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One update of a ticket in the making: the changed ticket, its comment, and the audit of both. */
final class Edit {
    final JsonObject before;
    final JsonObject updater;
    final boolean first;
    JsonObject after;

    @Nullable
    JsonObject comment;

    JsonObject metadata = JsonValue.EMPTY_JSON_OBJECT;
    String channel = "api";

    private final Store store;
    private final long audit;
    private final List<JsonObject> events = new ArrayList<>();

    Edit(Store store, JsonObject before, JsonObject updater, boolean first) {
        this.store = store;
        this.before = before;
        this.after = before;
        this.updater = updater;
        this.first = first;
        this.audit = store.audits.next();
    }

    void set(String field, @Nullable Object wanted) {
        var now = value(wanted);
        var old = after.getOrDefault(field, JsonValue.NULL);
        if (!now.equals(old)) {
            after = with(after, field, now);
            var event = doc(
                    "id",
                    store.comments.next(),
                    "type",
                    first ? "Create" : "Change",
                    "field_name",
                    field,
                    "value",
                    now);
            events.add(first ? event : with(event, "previous_value", old));
        }
    }

    boolean changed(String field) {
        return !before.getOrDefault(field, JsonValue.NULL).equals(after.getOrDefault(field, JsonValue.NULL));
    }

    /** The id of the comment is the id of its event in the audit. */
    void say(String plain, String html, boolean isPublic, JsonObject author, List<JsonObject> attachments) {
        var said = doc(
                "id",
                store.comments.next(),
                "type",
                "Comment",
                "author_id",
                number(author, "id"),
                "body",
                plain,
                "html_body",
                "<div class=\"zd-comment\" dir=\"auto\">" + html + "</div>",
                "plain_body",
                plain,
                "public",
                isPublic,
                "attachments",
                list(attachments),
                "audit_id",
                audit);
        events.add(said);
        comment = with(
                said,
                "ticket_id",
                number(before, "id"),
                "created_at",
                store.now(),
                "via",
                doc("channel", channel, "source", doc("from", doc(), "to", doc(), "rel", null)),
                "metadata",
                doc("system", doc(), "custom", metadata));
        set("comment_public", isPublic);
        events.removeIf(event -> "comment_public".equals(text(event, "field_name")));
    }

    /** Keeps all of it. */
    JsonObject commit() {
        var row = store.audits.put(doc(
                "id", audit,
                "ticket_id", number(before, "id"),
                "created_at", store.now(),
                "author_id", number(updater, "id"),
                "metadata", doc("system", doc(), "custom", metadata),
                "via", doc("channel", channel, "source", doc("from", doc(), "to", doc(), "rel", null)),
                "events", list(events)));
        if (comment != null) {
            store.comments.put(with(comment, "metadata", doc("system", doc(), "custom", metadata)));
        }
        if (!events.isEmpty()) {
            after = with(after, "updated_at", store.now());
        }
        after = with(
                after,
                "generated_timestamp",
                store.clock.instant().getEpochSecond(),
                "changed_at",
                store.clock.millis(),
                "sequence",
                audit);
        store.tickets.put(after);
        return row;
    }

    boolean hasTag(String tag) {
        return org.deskbridge.sandbox.kit.Doc.array(after, "tags").stream()
                .anyMatch(one -> plain(one).equals(tag));
    }
}
