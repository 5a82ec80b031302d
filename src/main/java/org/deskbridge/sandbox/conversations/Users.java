package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.merged;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.objects;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Routes;
import org.deskbridge.sandbox.kit.Routes.Call;

/** People, known by our id or by Zendesk's; an external id belongs to one of them. */
final class Users {
    private static final Map<String, Integer> PROFILE =
            Map.of("givenName", 128, "surname", 128, "email", 128, "avatarUrl", 2048, "locale", 64);
    private static final Set<String> CHANGEABLE = Set.of("signedUpAt", "toBeRetained", "profile", "metadata");

    private final Store store;
    private final Events events;

    Users(Store store, Events events) {
        this.store = store;
        this.events = events;
    }

    void routes(Routes routes) {
        routes.on("POST", "/users", this::create)
                .on("GET", "/users", this::withEmail)
                .on("GET", "/users/{id}", call -> Answer.json(200, doc("user", store.knownUser(call.text("id")))))
                .on("PATCH", "/users/{id}", this::change)
                .on("DELETE", "/users/{id}", this::delete);
    }

    private static JsonObject profile(JsonObject body) {
        var profile = Body.object(body, "profile");
        Body.only(profile, PROFILE.keySet(), "profile.");
        PROFILE.forEach((name, most) -> Body.text(profile, name, most));
        if (!text(profile, "email", "x@x").matches("[^@\\s]+@[^@\\s]+")) {
            throw Failure.invalid("\"profile.email\" must be a valid email");
        }
        return profile;
    }

    private Answer create(Call call) {
        var known = new HashSet<>(CHANGEABLE);
        known.addAll(Set.of("externalId", "brandId"));
        var body = Body.of(call.request(), known);
        var external = Body.text(body, "externalId", 1024);
        if (!external.isEmpty() && store.user(external).isPresent()) {
            throw Failure.of(409, "conflict", "User already exists");
        }
        var user = doc(
                "id",
                store.id(),
                "externalId",
                external.isEmpty() ? null : external,
                "authenticated",
                false,
                "zendeskId",
                null,
                "signedUpAt",
                text(body, "signedUpAt", store.now()),
                "toBeRetained",
                truth(body, "toBeRetained"),
                "profile",
                profile(body),
                "metadata",
                object(body, "metadata"),
                "identities",
                list(List.of()));
        return Answer.json(201, doc("user", store.users.put(user)));
    }

    /** Only what somebody has proved to be theirs is looked at, not what a profile says. */
    private Answer withEmail(Call call) {
        var email = call.request()
                .query("filter[identities.email]")
                .orElseThrow(() -> Failure.invalid("\"filter[identities.email]\" is required"));
        var found = store.users.where(
                user -> objects(user, "identities").stream().anyMatch(one -> email.equals(text(one, "value"))));
        return Answer.json(200, doc("users", list(found)));
    }

    private Answer change(Call call) {
        var user = store.knownUser(call.text("id"));
        var body = Body.of(call.request(), CHANGEABLE);
        var profile = merged(object(user, "profile"), profile(body));
        var metadata = has(body, "metadata") ? object(body, "metadata") : object(user, "metadata");
        return Answer.json(200, doc("user", store.users.put(with(user, "profile", profile, "metadata", metadata))));
    }

    private Answer delete(Call call) {
        var user = store.knownUser(call.text("id"));
        store.conversationsOf(text(user, "id", "")).forEach(one -> store.forget(text(one, "id", "")));
        store.users.remove(text(user, "id", ""));
        events.removedUser(user);
        return Answer.json(200, doc());
    }

    /** One person turns out to be another: the conversation goes on under a new id, and the old ids are gone. */
    String merge(String conversation) {
        var old = store.conversation(conversation);
        var discarded = store.knownUser(text(old, "userId", ""));
        var surviving = store.users.put(with(discarded, "id", store.id(), "externalId", null));
        var moved = store.conversations.put(
                with(old, "id", store.id(), "userId", text(surviving, "id"), "createdAt", store.now()));
        var into = text(moved, "id", "");
        store.messagesOf(conversation).forEach(message -> store.messages.put(with(message, "conversationId", into)));
        store.conversations.remove(conversation);
        store.users.remove(text(discarded, "id", ""));
        events.merged(discarded, surviving, old, moved);
        return into;
    }
}
