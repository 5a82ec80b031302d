package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.merged;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** People, known by our id or by Zendesk's; an external id belongs to one of them. */
final class Users {
    private static final Set<String> PROFILE = Set.of("givenName", "surname", "email", "avatarUrl", "locale");
    private static final Set<String> MEMBERS =
            Set.of("externalId", "brandId", "signedUpAt", "toBeRetained", "profile", "metadata");

    private final Store store;
    private final Events events;

    Users(Store store, Events events) {
        this.store = store;
        this.events = events;
    }

    void routes(Routes routes) {
        routes.on("POST", "/users", this::create)
                .on("GET", "/users/{id}", call -> Answer.json(200, doc("user", user(call))))
                .on("PATCH", "/users/{id}", this::change)
                .on("DELETE", "/users/{id}", this::delete);
    }

    private JsonObject user(Call call) {
        return store.user(call.text("id")).orElseThrow(() -> Failure.of(404, "user_not_found", "User not found"));
    }

    private static JsonObject profile(JsonObject body) {
        var profile = object(body, "profile");
        Body.only(profile, PROFILE, "profile.");
        List.of("givenName", "surname", "email").forEach(name -> {
            var given = Body.text(profile, name, 128);
            if (profile.containsKey(name) && given.isEmpty()) {
                throw Failure.invalid("\"profile." + name + "\" is not allowed to be empty");
            }
        });
        return profile;
    }

    private Answer create(Call call) {
        var body = Body.of(call.request(), MEMBERS);
        var external = Body.required(body, "externalId");
        if (store.user(external).isPresent()) {
            throw Failure.of(409, "conflict", "User already exists with the same externalId");
        }
        var user = doc(
                "id",
                Store.id(),
                "externalId",
                external,
                "authenticated",
                false,
                "zendeskId",
                null,
                "signedUpAt",
                store.now(),
                "toBeRetained",
                false,
                "profile",
                profile(body),
                "metadata",
                object(body, "metadata"),
                "identities",
                list(List.of()));
        return Answer.json(201, doc("user", store.users.put(user)));
    }

    private Answer change(Call call) {
        var user = user(call);
        var body = Body.of(call.request(), MEMBERS);
        var profile = merged(object(user, "profile"), profile(body));
        return Answer.json(200, doc("user", store.users.put(with(user, "profile", profile))));
    }

    private Answer delete(Call call) {
        var id = text(user(call), "id", "");
        store.conversationsOf(id).forEach(one -> forget(text(one, "id", "")));
        store.users.remove(id);
        return Answer.json(200, doc());
    }

    private void forget(String conversation) {
        store.messagesOf(conversation).forEach(message -> store.messages.remove(text(message, "id", "")));
        store.conversations.remove(conversation);
    }

    /** One person turns out to be another: the conversation goes on under a new id, and the old ids are gone. */
    String merge(String conversation) {
        var old = store.conversation(conversation);
        var discarded = store.user(text(old, "userId", "")).orElseThrow();
        var surviving = store.users.put(with(discarded, "id", Store.id(), "externalId", null));
        var moved = store.conversations.put(
                with(old, "id", Store.id(), "userId", text(surviving, "id"), "createdAt", store.now()));
        var into = text(moved, "id", "");
        store.messagesOf(conversation).forEach(message -> store.messages.put(with(message, "conversationId", into)));
        store.conversations.remove(conversation);
        store.users.remove(text(discarded, "id", ""));
        events.merged(discarded, surviving, old, moved);
        return into;
    }
}
