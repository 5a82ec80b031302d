package org.deskbridge.sandbox.zendesk;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.merged;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.only;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Triggers: conditions, and a webhook to notify with a body that is itself a text. */
final class Triggers {
    private static final Set<String> FIELDS =
            Set.of("title", "description", "active", "position", "conditions", "actions", "category_id");

    private final Store store;
    private final Webhooks webhooks;

    Triggers(Store store, Webhooks webhooks) {
        this.store = store;
        this.webhooks = webhooks;
    }

    void routes(Routes routes) {
        routes.on(
                        "GET",
                        "/api/v2/triggers",
                        call -> Answer.json(200, Paging.page(call.request(), "triggers", store.triggers.all())))
                .on(
                        "GET",
                        "/api/v2/triggers/definitions",
                        call -> Answer.json(200, doc("definitions", Conditions.definitions())))
                .on("POST", "/api/v2/triggers", call -> create(Webhooks.admin(call)))
                .on("GET", "/api/v2/triggers/{id}", call -> Answer.json(200, doc("trigger", row(call))))
                .on("PUT", "/api/v2/triggers/{id}", call -> change(Webhooks.admin(call)))
                .on("DELETE", "/api/v2/triggers/{id}", call -> delete(Webhooks.admin(call)));
    }

    private JsonObject row(Call call) {
        return Optional.ofNullable(store.triggers.get(call.id("id"))).orElseThrow(Failure::missing);
    }

    private Answer create(Call call) {
        var id = store.triggers.next();
        var fresh = doc(
                "id",
                id,
                "url",
                call.request().base() + "/api/v2/triggers/" + id + ".json",
                "description",
                null,
                "active",
                true,
                "position",
                store.triggers.all().size() + 1,
                "category_id",
                "1",
                "raw_title",
                null,
                "default",
                false,
                "created_at",
                store.now());
        return Answer.json(201, doc("trigger", kept(fresh, call)));
    }

    private Answer change(Call call) {
        return Answer.json(200, doc("trigger", kept(row(call), call)));
    }

    private JsonObject kept(JsonObject row, Call call) {
        var trigger = merged(row, only(Failure.body(call.request(), "trigger"), FIELDS));
        check(trigger);
        return store.triggers.put(with(
                trigger,
                "raw_title",
                text(trigger, "title"),
                "conditions",
                doc(
                        "all",
                        list(objects(object(trigger, "conditions"), "all")),
                        "any",
                        list(objects(object(trigger, "conditions"), "any"))),
                "updated_at",
                store.now()));
    }

    private void check(JsonObject trigger) {
        if (text(trigger, "title", "").isBlank()) {
            throw Failure.invalid("title", "Title: cannot be blank", "BlankValue");
        }
        var conditions = object(trigger, "conditions");
        if (objects(conditions, "all").isEmpty() && objects(conditions, "any").isEmpty()) {
            throw Failure.invalid("base", "Conditions: at least one is required", "BlankValue");
        }
        if (!Conditions.areKnown(conditions)) {
            throw Failure.invalid("base", "Conditions: invalid field or operator", "InvalidValue");
        }
        if (objects(trigger, "actions").isEmpty()) {
            throw Failure.invalid("base", "Actions: at least one is required", "BlankValue");
        }
        objects(trigger, "actions").forEach(this::checkAction);
    }

    private void checkAction(JsonObject action) {
        var value = texts(action, "value");
        if (!"notification_webhook".equals(text(action, "field")) || value.size() != 2) {
            throw Failure.invalid("base", "Actions: only notification_webhook with an id and a body is known here");
        }
        if (!texts(webhooks.row(value.getFirst()), "subscriptions").contains(Webhooks.CONDITIONAL)) {
            throw Failure.invalid("base", "Actions: the webhook is not connected to triggers");
        }
    }

    private Answer delete(Call call) {
        store.triggers.remove(number(row(call), "id"));
        return Answer.empty(204);
    }

    /** Bodies to send, by webhook, for what has just happened. */
    void fire(Edit edit, java.util.function.BiConsumer<JsonObject, String> send) {
        for (var trigger : store.triggers.all()) {
            if (truth(trigger, "active")
                    && has(trigger, "actions")
                    && Conditions.hold(object(trigger, "conditions"), edit)) {
                var context = new Placeholders(store).of(edit);
                objects(trigger, "actions").forEach(action -> {
                    List<String> value = array(action, "value").stream()
                            .map(org.deskbridge.sandbox.kit.Doc::plain)
                            .toList();
                    send.accept(webhooks.row(value.getFirst()), Placeholders.rendered(value.getLast(), context));
                });
            }
        }
    }
}
