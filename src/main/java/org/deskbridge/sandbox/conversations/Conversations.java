package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.merged;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Conversations, one to a user unless the app allows more, and who has control of each. */
final class Conversations {
    private final Store store;
    private final Events events;
    private final ConversationsDesk desk;

    Conversations(Store store, Events events, ConversationsDesk desk) {
        this.store = store;
        this.events = events;
        this.desk = desk;
    }

    void routes(Routes routes) {
        routes.on("POST", "/conversations", this::create)
                .on("GET", "/conversations", this::of)
                .on("GET", "/conversations/{id}", call -> one(200, store.conversation(call.text("id"))))
                .on("GET", "/conversations/{id}/participants", this::participants)
                .on("PATCH", "/conversations/{id}", this::change)
                .on("POST", "/conversations/{id}/activity", this::activity)
                .on("POST", "/conversations/{id}/passControl", this::pass)
                .on("POST", "/conversations/{id}/releaseControl", this::release);
    }

    private static Answer one(int status, JsonObject conversation) {
        return Answer.json(status, doc("conversation", Events.shown(conversation)));
    }

    private Answer create(Call call) {
        var body = Body.of(
                call.request(), Set.of("type", "participants", "displayName", "description", "iconUrl", "metadata"));
        if (!Body.required(body, "type").equals("personal")
                || array(body, "participants").size() != 1) {
            throw Failure.invalid("A personal conversation has exactly one participant");
        }
        var user = participant(array(body, "participants").getJsonObject(0));
        if (!store.conversationsOf(user).isEmpty()
                && !truth(desk.setting().options().json(), "multiConvo")) {
            throw Failure.invalid("The user has a conversation already, and the app does not allow more than one");
        }
        return one(
                201,
                store.conversations.put(doc(
                        "id",
                        Store.id(),
                        "type",
                        "personal",
                        "isDefault",
                        store.conversationsOf(user).isEmpty(),
                        "displayName",
                        text(body, "displayName"),
                        "metadata",
                        object(body, "metadata"),
                        "userId",
                        user,
                        "captured",
                        doc(),
                        "createdAt",
                        store.now(),
                        "lastUpdatedAt",
                        store.now(),
                        "activeSwitchboardIntegration",
                        Store.OURS)));
    }

    private String participant(JsonObject wanted) {
        Body.only(wanted, Set.of("userId", "userExternalId", "subscribeSDKClient"), "participants[0].");
        if (has(wanted, "userId") == has(wanted, "userExternalId")) {
            throw Failure.invalid("Exactly one of userId and userExternalId is required");
        }
        return user(text(wanted, "userId", text(wanted, "userExternalId", "")));
    }

    private String user(String key) {
        return store.user(key)
                .map(user -> text(user, "id", ""))
                .orElseThrow(() -> Failure.of(404, "user_not_found", "User not found"));
    }

    private Answer of(Call call) {
        var key = call.request()
                .query("filter[userId]")
                .or(() -> call.request().query("filter[userExternalId]"))
                .orElseThrow(() -> Failure.invalid("\"filter\" is required"));
        var mine = store.conversationsOf(user(key)).stream().map(Events::shown).toList();
        return Answer.json(200, doc("conversations", list(mine), "meta", doc("hasMore", false), "links", doc()));
    }

    private Answer participants(Call call) {
        var user = text(store.conversation(call.text("id")), "userId", "");
        var external = store.user(user).map(one -> text(one, "externalId")).orElse(null);
        var one = doc("id", Store.id(), "userId", user, "userExternalId", external, "unreadCount", 0);
        return Answer.json(200, doc("participants", list(List.of(one)), "meta", doc("hasMore", false), "links", doc()));
    }

    private Answer change(Call call) {
        var before = store.conversation(call.text("id"));
        var body = Body.of(call.request(), Set.of("displayName", "description", "iconUrl", "metadata"));
        var metadata = merged(object(before, "metadata"), object(body, "metadata"));
        return one(200, store.conversations.put(with(before, "metadata", metadata)));
    }

    private Answer activity(Call call) {
        var conversation = store.conversation(call.text("id"));
        var body = Body.of(call.request(), Set.of("author", "type"));
        var type = Body.required(body, "type");
        var author = object(body, "author");
        var isUser = Body.required(author, "type").equals("user");
        if (!Set.of("conversation:read", "typing:start", "typing:stop").contains(type)
                || (isUser && !type.equals("conversation:read"))) {
            throw Failure.invalid("\"type\" must be [conversation:read] for a user");
        }
        if (isUser) {
            user(text(author, "userId", text(author, "userExternalId", "")));
            store.conversations.put(with(conversation, "userLastRead", store.now()));
        }
        return Answer.json(200, doc());
    }

    /** Accepted at once; whether it came to be so, the webhook tells. */
    private Answer pass(Call call) {
        var conversation = store.conversation(call.text("id"));
        var body = Body.of(call.request(), Set.of("switchboardIntegration", "metadata"));
        var target = Body.required(body, "switchboardIntegration");
        if (truth(desk.setting().options().json(), "passControlFails")) {
            events.notPassed(conversation);
            return Answer.json(200, doc());
        }
        for (var integration : List.of(Store.PEOPLE, Store.OURS)) {
            var names = List.of(
                    text(integration, "id", ""),
                    text(integration, "name", ""),
                    text(integration, "integrationType", ""));
            if (names.contains(target)) {
                var captured = merged(object(conversation, "captured"), object(body, "metadata"));
                events.passed(store.hand(with(conversation, "captured", captured), integration));
                return Answer.json(200, doc());
            }
        }
        throw Failure.of(404, "switchboard_integration_not_found", "Switchboard integration not found");
    }

    private Answer release(Call call) {
        var conversation = store.conversation(call.text("id"));
        Body.of(call.request(), Set.of("metadata"));
        released(conversation, null);
        return Answer.json(200, doc());
    }

    void released(JsonObject conversation, @org.jspecify.annotations.Nullable String reason) {
        events.released(store.hand(conversation, JsonValue.NULL), reason == null ? "" : reason);
    }
}
