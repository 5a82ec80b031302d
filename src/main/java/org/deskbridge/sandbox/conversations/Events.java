package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.has;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;
import static org.deskbridge.sandbox.kit.Doc.with;
import static org.deskbridge.sandbox.kit.Doc.without;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deskbridge.sandbox.kit.Courier;
import org.deskbridge.sandbox.kit.Courier.Parcel;
import org.deskbridge.sandbox.kit.Courier.Result;

/**
 * Tells the webhook what happens: with its secret as {@code X-API-Key}, what one act caused in one delivery, up to five
 * times within a quarter of an hour, but never again after a clear no.
 */
final class Events {
    private static final Set<Integer> FOR_GOOD = Set.of(400, 401, 403, 404, 406);
    private static final Set<String> TRIGGERS = Set.of(
            "conversation:create",
            "conversation:remove",
            "conversation:message",
            "conversation:read",
            "conversation:typing",
            "switchboard:passControl",
            "switchboard:passControl:failure",
            "switchboard:releaseControl",
            "user:merge",
            "user:remove");

    private static final Courier.Policy POLICY = new Courier.Policy() {
        @Override
        public Duration timeout() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Optional<Duration> pause(int attempt, Result result) {
            return attempt >= 5 || FOR_GOOD.contains(result.status())
                    ? Optional.empty()
                    : Optional.of(Duration.ofSeconds(10L << (2 * (attempt - 1))));
        }
    };

    private final Store store;
    private final ConversationsDesk desk;
    private final List<JsonObject> waiting = new ArrayList<>();

    Events(Store store, ConversationsDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    void created(JsonObject conversation, JsonObject user) {
        fire("conversation:create", doc("conversation", shown(conversation), "creationReason", "none", "user", user));
    }

    void removed(JsonObject conversation) {
        fire("conversation:remove", doc("conversation", shown(conversation)));
    }

    void removedUser(JsonObject user) {
        fire("user:remove", doc("user", user));
    }

    void said(JsonObject conversation, JsonObject message) {
        fire(
                "conversation:message",
                doc(
                        "conversation",
                        shown(conversation),
                        "message",
                        without(message, Set.of("conversationId")),
                        "recentNotifications",
                        list(List.of())));
    }

    /** {@code typing:start}, {@code typing:stop} or {@code conversation:read}. */
    void active(JsonObject conversation, String type, JsonObject author, String source) {
        var activity = doc("type", type, "author", author, "source", doc("type", source));
        var event = type.startsWith("typing") ? "conversation:typing" : type;
        fire(event, doc("conversation", shown(conversation), "activity", activity));
    }

    void passed(JsonObject conversation, JsonObject metadata) {
        fire("switchboard:passControl", doc("conversation", shown(conversation), "metadata", metadata));
    }

    void notPassed(JsonObject conversation, JsonObject metadata) {
        var error = doc("code", "switchboard_invalid_target", "message", "Switchboard invalid target");
        fire(
                "switchboard:passControl:failure",
                doc("conversation", shown(conversation), "metadata", metadata, "error", error));
    }

    /** {@code why} has the reason, where there is one, and the metadata. */
    void released(JsonObject conversation, JsonObject why) {
        fire("switchboard:releaseControl", with(why, "conversation", shown(conversation)));
    }

    void merged(JsonObject discardedUser, JsonObject user, JsonObject discarded, JsonObject surviving) {
        fire(
                "user:merge",
                doc(
                        "mergedUsers", doc("surviving", user, "discarded", discardedUser),
                        "mergedConversations", doc("surviving", shown(surviving), "discarded", shown(discarded)),
                        "reason", "api"));
    }

    /** Nobody in control is not written as null, but not at all. */
    static JsonObject shown(JsonObject conversation) {
        var shown = without(conversation, Set.of("userId", "captured", "userLastRead"));
        return has(shown, "activeSwitchboardIntegration")
                ? shown
                : without(shown, Set.of("activeSwitchboardIntegration"));
    }

    private void fire(String type, JsonObject payload) {
        if (texts(store.webhook, "triggers").contains(type)) {
            waiting.add(doc("id", store.id(), "createdAt", store.now(), "type", type, "payload", payload));
        }
    }

    /** Sends what has come together since the last time. */
    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        var body = doc(
                "app", doc("id", ConversationsDesk.APP_ID),
                "webhook", doc("id", text(store.webhook, "id"), "version", "v2"),
                "events", list(List.copyOf(waiting)));
        waiting.clear();
        desk.courier().send(parcel("POST", text(store.webhook, "target", ""), body.toString()), (parcel, result) -> {});
    }

    private Parcel parcel(String method, String target, String body) {
        var headers = Map.of("Content-Type", "application/json", "X-API-Key", text(store.webhook, "secret", ""));
        return new Parcel("webhook", method, URI.create(target), body, () -> headers, POLICY);
    }

    /** As Admin Center saves it: somebody has to be at the address, which is asked with a HEAD. */
    JsonObject webhook(JsonObject wanted) {
        var target = text(wanted, "url", "");
        if (!target.matches("https?://[^\\s/]+.*")) {
            throw new IllegalArgumentException("url must be an address");
        }
        var triggers = has(wanted, "triggers") ? texts(wanted, "triggers") : List.copyOf(TRIGGERS);
        if (triggers.isEmpty() || !TRIGGERS.containsAll(triggers)) {
            throw new IllegalArgumentException("triggers are of " + TRIGGERS);
        }
        var head = Courier.once(parcel("HEAD", target, "")).join();
        if (!head.good()) {
            throw new IllegalArgumentException("nobody answers at this url to a HEAD request: " + head.status());
        }
        var secret = text(wanted, "secret", "");
        return doc(
                "target", target,
                "secret", secret.isBlank() ? ConversationsDesk.WEBHOOK_SECRET : secret,
                "triggers", triggers);
    }
}
