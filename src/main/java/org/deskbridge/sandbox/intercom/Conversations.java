package org.deskbridge.sandbox.intercom;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.merged;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.deskbridge.sandbox.intercom.Parts.Said;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Doc;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Conversations: begun by contacts, in plain text only; the first message is their source and no part. */
final class Conversations {
    private static final Shape CREATE = new Shape()
            .objects("from")
            .texts("body", "subject")
            .numbers("created_at")
            .tens("attachment_urls")
            .required("from", "body");
    private static final Shape FROM = new Shape().texts("type", "id").required("type", "id");
    private static final Shape CHANGE =
            new Shape().truths("read").texts("title", "company_id").objects("custom_attributes");

    private final Store store;
    private final Views views;
    private final Notices notices;
    private final Parts parts;
    private final Vocabulary vocabulary;
    private final Duration contactLag;

    Conversations(Store store, Views views, Notices notices, Parts parts, Vocabulary vocabulary, Duration contactLag) {
        this.store = store;
        this.views = views;
        this.notices = notices;
        this.parts = parts;
        this.vocabulary = vocabulary;
        this.contactLag = contactLag;
    }

    void routes(Routes routes) {
        routes.on("POST", "/conversations", this::create)
                .on("GET", "/conversations/{id}", this::show)
                .on("PUT", "/conversations/{id}", this::change)
                .on("DELETE", "/conversations/{id}", this::delete);
    }

    /** Answers with the message and not with the conversation. */
    private Answer create(Call call) {
        var body = CREATE.of(call.request());
        var from = FROM.of(object(body, "from"));
        if (!List.of("user", "lead", "contact").contains(text(from, "type"))) {
            throw Failure.invalid("from.type is invalid");
        }
        var contact = store.living(text(from, "id", "")).filter(this::isKnown).orElseThrow(Failure::noUser);
        if (text(body, "body", "").isBlank()) {
            throw Failure.lacking("body");
        }
        Replies.addresses(body);
        var row = begun(contact, body);
        notices.tell(
                "conversation.user.created",
                views.forWebhook(row, null, call.request().base()));
        return Answer.json(
                200,
                doc(
                        "type", "user_message",
                        "id", text(object(row, "source"), "id"),
                        "created_at", number(row, "created_at"),
                        "body", text(body, "body"),
                        "message_type", "inapp",
                        "conversation_id", Store.text(row, "id")));
    }

    /** Somebody new is not known everywhere at once. */
    private boolean isKnown(JsonObject contact) {
        return store.clock.millis() - number(contact, "made") >= contactLag.toMillis();
    }

    private JsonObject begun(JsonObject contact, JsonObject body) {
        var now = number(body, "created_at", store.now());
        var source = doc(
                "type",
                "conversation",
                "id",
                Long.toString(store.messages.next()),
                "delivered_as",
                "customer_initiated",
                "subject",
                "",
                "body",
                Html.ofText(text(body, "body", "")),
                "author",
                views.author(contact),
                "files",
                list(List.of()),
                "url",
                null,
                "redacted",
                false,
                "api",
                true);
        return store.touch(doc(
                "id",
                store.conversations.next(),
                "title",
                null,
                "created_at",
                now,
                "state",
                "open",
                "read",
                false,
                "contacts",
                list(List.of(number(contact, "id"))),
                "waiting_since",
                now,
                "tags",
                list(List.of()),
                "custom_attributes",
                doc(),
                "source",
                source));
    }

    private Answer show(Call call) {
        if (!call.text("id").matches("[0-9]{1,18}")) {
            throw Failure.missing();
        }
        return Answer.json(
                200,
                views.whole(store.conversation(call.text("id")), call.request().base()));
    }

    private Answer change(Call call) {
        var row = store.conversation(call.text("id"));
        var body = CHANGE.of(call.request());
        var wanted = object(body, "custom_attributes");
        wanted.forEach(this::check);
        var changed = store.touch(merged(row, Doc.without(body, List.of("custom_attributes", "company_id"))));
        if (has(body, "custom_attributes")) {
            changed = store.touch(changed, "custom_attributes", merged(object(row, "custom_attributes"), wanted));
            var fin = views.admin(Store.FIN);
            for (var ignored : wanted.keySet()) {
                parts.add(changed, Said.of("conversation_attribute_updated_by_admin", null, fin, false), Map.of());
            }
        }
        return Answer.json(200, views.whole(parts.fresh(changed), call.request().base()));
    }

    /** Attributes of conversations are made by hand; there is no call that makes one. */
    private void check(String name, JsonValue wanted) {
        var attribute = vocabulary
                .attribute(name)
                .orElseThrow(() -> Failure.invalid("Custom attribute '" + name + "' does not exist"));
        var options = texts(attribute, "options");
        var isText = wanted instanceof JsonString;
        if (!isText || (!options.isEmpty() && !options.contains(Doc.plain(wanted)))) {
            throw Failure.invalid("Custom attribute '" + name + "' does not take this value");
        }
    }

    private Answer delete(Call call) {
        var row = store.conversation(call.text("id"));
        var id = number(row, "id");
        store.parts.where("conversation_id", id).forEach(part -> store.parts.remove(number(part, "id")));
        store.conversations.remove(id);
        notices.about("conversation.deleted", row, doc("type", "conversation", "deleted", true));
        return Answer.json(200, doc("id", Long.toString(id), "object", "conversation", "deleted", true));
    }

    /** Whether the contact is in the conversation. */
    static boolean holds(JsonObject conversation, long contact) {
        return array(conversation, "contacts").contains(Doc.value(contact));
    }
}
