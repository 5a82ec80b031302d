package org.deskbridge.sandbox.intercom;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.id;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.value;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Tags of conversations, their contacts, and what is blacked out in them. */
final class Sorting {
    private static final String DELETED = "<p><i>This message was deleted</i></p>";
    private static final Shape TAG = new Shape().ids("id", "admin_id").required("id", "admin_id");
    private static final Shape ADMIN =
            new Shape().ids("admin_id").objects("customer").required("admin_id");
    private static final Shape ATTACH =
            new Shape().ids("admin_id").objects("customer").required("admin_id", "customer");
    private static final Shape REDACT = new Shape()
            .texts("type")
            .ids("conversation_id", "conversation_part_id", "source_id")
            .required("type", "conversation_id");

    private final Store store;
    private final Views views;
    private final Notices notices;
    private final Vocabulary vocabulary;

    Sorting(Store store, Views views, Notices notices, Vocabulary vocabulary) {
        this.store = store;
        this.views = views;
        this.notices = notices;
        this.vocabulary = vocabulary;
    }

    void routes(Routes routes) {
        routes.on("POST", "/conversations/redact", this::redact)
                .on("POST", "/conversations/{id}/tags", this::tag)
                .on("DELETE", "/conversations/{id}/tags/{tag_id}", this::untag)
                .on("POST", "/conversations/{id}/customers", this::attach)
                .on("DELETE", "/conversations/{id}/customers/{contact_id}", this::detach);
    }

    private Answer tag(Call call) {
        var row = store.conversation(call.text("id"));
        var body = TAG.of(call.request());
        var admin = vocabulary.admin(body, "admin_id");
        var wanted = tagRow(id(body, "id"));
        var applied = doc(
                "id", Store.text(wanted, "id"),
                "applied_at", store.now(),
                "applied_by", doc("type", "admin", "id", Long.toString(admin)));
        var tags = new ArrayList<>(without(row, Store.text(wanted, "id")));
        tags.add(applied);
        store.touch(row, "tags", list(tags));
        return Answer.json(200, with(applied, "type", "tag", "name", text(wanted, "name")));
    }

    private JsonObject tagRow(String id) {
        var row = id.matches("[0-9]{1,18}") ? store.tags.get(Long.parseLong(id)) : null;
        if (row == null) {
            throw Failure.of(404, "not_found", "Tag not found");
        }
        return row;
    }

    private static List<JsonObject> without(JsonObject row, String tag) {
        return objects(row, "tags").stream()
                .filter(one -> !tag.equals(text(one, "id")))
                .toList();
    }

    private Answer untag(Call call) {
        var row = store.conversation(call.text("id"));
        vocabulary.admin(ADMIN.of(call.request()), "admin_id");
        var wanted = tagRow(call.text("tag_id"));
        store.touch(row, "tags", list(without(row, call.text("tag_id"))));
        return Answer.json(200, doc("type", "tag", "id", Store.text(wanted, "id"), "name", text(wanted, "name")));
    }

    private Answer attach(Call call) {
        var row = store.conversation(call.text("id"));
        var body = ATTACH.of(call.request());
        vocabulary.admin(body, "admin_id");
        var customer = object(body, "customer");
        if (!has(customer, "intercom_user_id")) {
            throw Failure.invalid("Only intercom_user_id is understood here");
        }
        var contact = store.living(text(customer, "intercom_user_id", "")).orElseThrow(Failure::noUser);
        var all = new ArrayList<JsonValue>(array(row, "contacts"));
        if (Conversations.holds(row, number(contact, "id"))) {
            throw Failure.invalid("Customer is already in the conversation");
        }
        all.add(value(number(contact, "id")));
        return customers(row, all, "conversation.contact.attached", call);
    }

    private Answer detach(Call call) {
        var row = store.conversation(call.text("id"));
        vocabulary.admin(ADMIN.of(call.request()), "admin_id");
        var contact = Store.contact(call.text("contact_id"));
        if (!Conversations.holds(row, contact)) {
            throw Failure.noUser();
        }
        var all = new ArrayList<JsonValue>(array(row, "contacts"));
        if (all.size() == 1) {
            throw Failure.of(422, "parameter_invalid", "Removing the last customer is not allowed");
        }
        all.remove(value(contact));
        return customers(row, all, "conversation.contact.detached", call);
    }

    private Answer customers(JsonObject row, List<JsonValue> all, String topic, Call call) {
        var changed = store.touch(row, "contacts", list(all));
        notices.tell(topic, views.forWebhook(changed, null, call.request().base()));
        var shown = object(views.line(changed, call.request().base()), "contacts");
        return Answer.json(200, doc("customers", list(objects(shown, "contacts"))));
    }

    private Answer redact(Call call) {
        var body = REDACT.of(call.request());
        var row = store.conversation(id(body, "conversation_id"));
        var part = store.parts.where("conversation_id", number(row, "id")).stream()
                .filter(one -> Store.text(one, "id").equals(id(body, "conversation_part_id")))
                .findFirst()
                .orElseThrow(() -> Failure.of(
                        404, "conversation_part_or_message_not_found", "Conversation part or message not found"));
        store.parts.put(with(part, "redacted", true, "body", DELETED, "files", list(List.of())));
        var changed = store.touch(row);
        notices.tell(
                "conversation_part.redacted",
                views.forWebhook(changed, null, call.request().base()));
        return Answer.json(200, views.whole(changed, call.request().base()));
    }
}
