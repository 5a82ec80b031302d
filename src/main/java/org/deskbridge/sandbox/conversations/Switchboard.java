package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.merged;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Who has control of a conversation. Each wish is accepted at once; whether it came to be so, the webhook tells. */
final class Switchboard {
    private final Store store;
    private final Events events;
    private final ConversationsDesk desk;

    Switchboard(Store store, Events events, ConversationsDesk desk) {
        this.store = store;
        this.events = events;
        this.desk = desk;
    }

    void routes(Routes routes) {
        routes.on("POST", "/conversations/{id}/passControl", this::pass)
                .on("POST", "/conversations/{id}/releaseControl", this::release);
    }

    private Answer pass(Call call) {
        var id = call.text("id");
        store.conversation(id);
        var body = Body.of(call.request(), Set.of("switchboardIntegration", "metadata"));
        var target = Body.required(body, "switchboardIntegration");
        var metadata = object(body, "metadata");
        var delay = number(desk.setting().options().json(), "passControlDelayMillis");
        if (delay == 0) {
            pass(id, target, metadata);
        } else {
            var unused = desk.setting()
                    .threads()
                    .schedule(() -> desk.exclusively(() -> pass(id, target, metadata)), delay, TimeUnit.MILLISECONDS);
        }
        return Answer.json(200, doc());
    }

    private void pass(String id, String target, JsonObject metadata) {
        var conversation = store.conversations.get(id);
        if (conversation == null) {
            return;
        }
        var wanted = truth(desk.setting().options().json(), "passControlFails")
                ? Optional.<JsonObject>empty()
                : named(target, conversation);
        if (wanted.isEmpty()) {
            events.notPassed(conversation, metadata);
            return;
        }
        var captured = merged(object(conversation, "captured"), metadata);
        events.passed(store.hand(with(conversation, "captured", captured), wanted.get()), metadata);
    }

    /** By id, name or type, in this order; after us the people are next. */
    private static Optional<JsonObject> named(String target, JsonObject conversation) {
        var isOurs = Store.active(conversation).equals(Store.OURS);
        if (target.equals("next")) {
            return isOurs ? Optional.of(Store.PEOPLE) : Optional.empty();
        }
        return Stream.of("id", "name", "integrationType")
                .flatMap(by -> Stream.of(Store.OURS, Store.PEOPLE).filter(one -> target.equals(text(one, by))))
                .findFirst();
    }

    private Answer release(Call call) {
        var conversation = store.conversation(call.text("id"));
        var isOurs = Store.active(conversation).equals(Store.OURS);
        if (text(call.caller(), "scope", "").equals("integration") && !isOurs) {
            throw Failure.of(403, "forbidden", "Forbidden");
        }
        var body = call.request().body().length == 0 ? doc() : Body.of(call.request(), Set.of("metadata"));
        release(conversation, doc("metadata", object(body, "metadata")));
        return Answer.json(200, doc());
    }

    private void release(JsonObject conversation, JsonObject why) {
        events.released(store.hand(conversation, JsonValue.NULL), why);
    }

    /** The ticket that the people had is closed. */
    void closed(String id) {
        release(store.conversation(id), doc("reason", "ticketClosed"));
    }

    void toPeople(String id) {
        events.passed(store.hand(store.conversation(id), Store.PEOPLE), doc());
    }

    /** A customer who writes when nobody is in control is the default integration's. */
    void heard(String id) {
        var conversation = store.conversation(id);
        if (Store.active(conversation).isEmpty()) {
            store.hand(conversation, Store.OURS);
        }
    }
}
