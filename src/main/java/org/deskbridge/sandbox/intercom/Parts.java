package org.deskbridge.sandbox.intercom;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.value;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens in a conversation: one part each, told to the app's webhook. */
final class Parts {
    private final Store store;
    private final Views views;
    private final Notices notices;
    private final IntercomDesk desk;

    Parts(Store store, Views views, Notices notices, IntercomDesk desk) {
        this.store = store;
        this.views = views;
        this.notices = notices;
        this.desk = desk;
    }

    /**
     * One part.
     *
     * @param quiet whether the customer is spared a notification
     * @param at when it is said to have happened; zero for now
     */
    record Said(
            String type,
            @Nullable String html,
            JsonObject author,
            List<JsonObject> files,
            boolean api,
            boolean quiet,
            long at) {
        static Said of(String type, @Nullable String html, JsonObject author, boolean api) {
            return new Said(type, html, author, List.of(), api, false, 0);
        }

        boolean isStaff() {
            return List.of("admin", "bot").contains(text(author, "type", ""));
        }
    }

    /** The changes are of the conversation; the last topic is the one that names the part. */
    JsonObject add(JsonObject conversation, Said said, Map<String, Object> changes, String... topics) {
        var after = conversation;
        for (var change : changes.entrySet()) {
            after = store.touch(after, change.getKey(), change.getValue());
        }
        after = store.touch(after);
        var part = store.parts.put(row(after, said));
        if (said.isStaff() && !said.quiet && !said.type.equals("note") && said.html != null) {
            sent(after, part);
        }
        for (var topic : topics) {
            notices.tell(topic, views.forWebhook(after, part, desk.address()));
        }
        return part;
    }

    private JsonObject row(JsonObject conversation, Said said) {
        var now = said.at == 0 ? store.now() : said.at;
        return doc(
                "id",
                store.parts.next(),
                "conversation_id",
                number(conversation, "id"),
                "part_type",
                said.type,
                "body",
                said.html,
                "author",
                said.author,
                "files",
                list(said.files),
                "api",
                said.api,
                "redacted",
                false,
                "state",
                text(conversation, "state"),
                "created_at",
                now,
                "updated_at",
                now);
    }

    /** By e-mail where there is an address, in the Messenger otherwise. */
    private void sent(JsonObject conversation, JsonObject part) {
        var customer = contact(conversation);
        store.sent.put(doc(
                "id", store.sent.next(),
                "conversation_id", number(conversation, "id"),
                "message_id", Store.text(part, "id"),
                "channel", has(customer, "email") ? "email" : "messenger",
                "text", Html.plain(text(part, "body", "")),
                "at", number(part, "created_at")));
    }

    JsonObject contact(JsonObject conversation) {
        var first = array(conversation, "contacts").stream().findFirst();
        return first.map(id -> store.contacts.get(((jakarta.json.JsonNumber) id).longValue()))
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    /** What a customer says opens a conversation that was closed or asleep, and then the part says so. */
    JsonObject byContact(JsonObject conversation, Said said) {
        var isOpen = "open".equals(text(conversation, "state"));
        var spoken = new Said(
                isOpen ? said.type : "open", said.html, said.author, said.files, said.api, said.quiet, said.at);
        var changes = Map.<String, Object>of(
                "state", "open", "read", false, "waiting_since", store.now(), "snoozed_until", JsonValue.NULL);
        return add(conversation, spoken, changes, "conversation.user.replied");
    }

    /** A bot's words are told under two topics. */
    JsonObject byStaff(JsonObject conversation, Said said) {
        if (said.type.equals("note")) {
            return add(conversation, said, Map.of(), "conversation.admin.noted");
        }
        var changes = Map.<String, Object>of("waiting_since", JsonValue.NULL);
        return "bot".equals(text(said.author, "type"))
                ? add(conversation, said, changes, "conversation.admin.replied", "conversation.operator.replied")
                : add(conversation, said, changes, "conversation.admin.replied");
    }

    JsonObject close(JsonObject conversation, Said said) {
        return add(conversation, said, Map.of("state", "closed"), "conversation.admin.closed");
    }

    JsonObject open(JsonObject conversation, Said said) {
        return add(
                conversation,
                said,
                Map.of("state", "open", "snoozed_until", JsonValue.NULL),
                "snoozed".equals(text(conversation, "state"))
                        ? "conversation.admin.unsnoozed"
                        : "conversation.admin.opened");
    }

    JsonObject snooze(JsonObject conversation, Said said, long until) {
        return add(
                conversation, said, Map.of("state", "snoozed", "snoozed_until", until), "conversation.admin.snoozed");
    }

    /** Assigning what is closed opens it. */
    JsonObject assign(JsonObject conversation, Said said, String field, @Nullable Long assignee) {
        var isClosed = "closed".equals(text(conversation, "state"));
        var type = isClosed ? "assign_and_reopen" : "assignment";
        var spoken = new Said(type, said.html, said.author, said.files, said.api, said.quiet, said.at);
        var to = value(assignee);
        var part = add(
                conversation,
                spoken,
                isClosed ? Map.of(field, to, "state", "open") : Map.of(field, to),
                isClosed ? "conversation.admin.open.assigned" : "conversation.admin.assigned");
        return store.parts.put(with(part, "assigned_to", assignee == null ? null : reference(field, assignee)));
    }

    private static JsonObject reference(String field, long id) {
        return doc("type", field.startsWith("team") ? "team" : "admin", "id", Long.toString(id));
    }

    JsonObject fresh(JsonObject conversation) {
        return store.conversation(Store.text(conversation, "id"));
    }
}
