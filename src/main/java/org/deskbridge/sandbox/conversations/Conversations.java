package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.only;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Doc;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** Conversations, one to a user unless the app allows more. */
final class Conversations {
    private static final int LONGEST_NAME = 100;

    private static final Set<String> LOOKS = Set.of("displayName", "description", "iconUrl", "metadata");

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
                .on("PATCH", "/conversations/{id}", this::change)
                .on("DELETE", "/conversations/{id}", this::delete)
                .on("GET", "/conversations/{id}/participants", this::participants)
                .on("POST", "/conversations/{id}/activity", this::activity);
    }

    private static Answer one(int status, JsonObject conversation) {
        return Answer.json(status, doc("conversation", Events.shown(conversation)));
    }

    private Answer create(Call call) {
        var known = new HashSet<>(LOOKS);
        known.addAll(Set.of("type", "participants"));
        var body = Body.of(call.request(), known);
        var participants = array(body, "participants");
        if (!Body.required(body, "type").equals("personal") || participants.size() != 1) {
            throw Failure.invalid("A personal conversation has exactly one participant");
        }
        var user = participant(participants);
        var isFirst = store.conversationsOf(text(user, "id", "")).isEmpty();
        if (!isFirst && !truth(desk.setting().options().json(), "multiConvo")) {
            throw Failure.invalid("The user has a conversation already, and the app does not allow more than one");
        }
        var fresh = doc(
                "id",
                store.id(),
                "type",
                "personal",
                "isDefault",
                isFirst,
                "metadata",
                doc(),
                "userId",
                text(user, "id"),
                "captured",
                doc(),
                "businessLastRead",
                null,
                "createdAt",
                store.now(),
                "lastUpdatedAt",
                store.now(),
                "activeSwitchboardIntegration",
                Store.OURS);
        var conversation = store.conversations.put(looking(fresh, body));
        events.created(conversation, user);
        return one(201, conversation);
    }

    private JsonObject participant(JsonArray participants) {
        if (!(participants.getFirst() instanceof JsonObject wanted)) {
            throw Failure.invalid("\"participants[0]\" must be of type object");
        }
        Body.only(wanted, Set.of("userId", "userExternalId", "subscribeSDKClient"), "participants[0].");
        return store.knownUser(Body.userKey(wanted));
    }

    private static JsonObject looking(JsonObject before, JsonObject body) {
        Body.text(body, "displayName", LONGEST_NAME);
        Body.text(body, "description", LONGEST_NAME);
        Body.text(body, "iconUrl", 2048);
        var after = Doc.merged(before, only(body, LOOKS));
        return has(after, "metadata") ? after : with(after, "metadata", doc());
    }

    private Answer of(Call call) {
        var request = call.request();
        var named = new HashMap<String, String>();
        request.query("filter[userId]").ifPresent(id -> named.put("userId", id));
        request.query("filter[userExternalId]").ifPresent(id -> named.put("userExternalId", id));
        if (named.size() != 1) {
            throw Failure.invalid("Exactly one of filter[userId] and filter[userExternalId] is required");
        }
        var user = store.knownUser(named.values().iterator().next());
        return Pages.sized(request)
                .answer(request, "conversations", store.conversationsOf(text(user, "id", "")), Events::shown);
    }

    private Answer participants(Call call) {
        var user = text(store.conversation(call.text("id")), "userId", "");
        var external = store.user(user).map(one -> text(one, "externalId")).orElse(null);
        var one = doc("id", user, "userId", user, "userExternalId", external, "unreadCount", 0);
        return Answer.json(200, doc("participants", list(List.of(one)), "meta", doc("hasMore", false), "links", doc()));
    }

    private Answer change(Call call) {
        var before = store.conversation(call.text("id"));
        return one(200, store.conversations.put(looking(before, Body.of(call.request(), LOOKS))));
    }

    private Answer delete(Call call) {
        var conversation = store.conversation(call.text("id"));
        if (truth(conversation, "isDefault")) {
            throw Failure.invalid("Conversation " + call.text("id") + " cannot be deleted because it is the default.");
        }
        store.forget(call.text("id"));
        events.removed(conversation);
        return Answer.json(200, doc());
    }

    private Answer activity(Call call) {
        var conversation = store.conversation(call.text("id"));
        var body = Body.of(call.request(), Set.of("author", "type"));
        var type = Body.required(body, "type");
        var author = Body.object(body, "author");
        var isUser = Body.required(author, "type").equals("user");
        if (!Set.of("conversation:read", "typing:start", "typing:stop").contains(type)
                || (isUser && !type.equals("conversation:read"))) {
            throw Failure.invalid("\"type\" must be [conversation:read] for a user");
        }
        if (isUser) {
            var user = Messages.participant(store, author, conversation);
            store.conversations.put(with(conversation, "userLastRead", store.now()));
            events.active(conversation, type, Messages.person(user), "api:conversations");
        } else if (type.equals("conversation:read")) {
            store.conversations.put(with(conversation, "businessLastRead", store.now()));
        }
        return Answer.json(200, doc());
    }

    /** The people type, stop, or have read. */
    void acts(String id, String type) {
        var conversation = store.conversation(id);
        var author = doc("type", "business", "displayName", ConversationsDesk.PEOPLE);
        if (type.equals("conversation:read")) {
            store.conversations.put(with(conversation, "businessLastRead", store.now()));
        }
        events.active(conversation, type, author, "zd:agentWorkspace");
    }
}
