package org.deskbridge.sandbox.conversations;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.with;
import static org.deskbridge.sandbox.kit.Doc.without;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deskbridge.sandbox.kit.Courier;
import org.deskbridge.sandbox.kit.Courier.Parcel;
import org.deskbridge.sandbox.kit.Courier.Result;

/** Tells the webhook what happens: with its secret as {@code X-API-Key}, up to five times, but never again after a clear no. */
final class Events {
    private static final Set<Integer> FOR_GOOD = Set.of(400, 401, 403, 404, 406);

    private static final Courier.Policy POLICY = new Courier.Policy() {
        @Override
        public Duration timeout() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Optional<Duration> pause(int attempt, Result result) {
            return attempt >= 5 || FOR_GOOD.contains(result.status())
                    ? Optional.empty()
                    : Optional.of(Duration.ofSeconds(12L << (2 * (attempt - 1))));
        }
    };

    private final Store store;
    private final ConversationsDesk desk;

    Events(Store store, ConversationsDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    void said(JsonObject conversation, JsonObject message) {
        fire(
                "conversation:message",
                doc(
                        "conversation",
                        shown(conversation),
                        "message",
                        told(message),
                        "recentNotifications",
                        list(List.of())));
    }

    private static JsonObject told(JsonObject message) {
        return without(message, Set.of("conversationId"));
    }

    /** {@code typing:start}, {@code typing:stop} or {@code conversation:read}. */
    void active(JsonObject conversation, String type, JsonObject author) {
        var activity = doc("type", type, "author", author, "source", doc("type", "zd:agentWorkspace"));
        var event = type.startsWith("typing") ? "conversation:typing" : type;
        fire(event, doc("conversation", shown(conversation), "activity", activity));
    }

    void passed(JsonObject conversation) {
        fire("switchboard:passControl", doc("conversation", shown(conversation), "metadata", doc()));
    }

    void notPassed(JsonObject conversation) {
        var error = doc("code", "switchboard_invalid_target", "message", "The target cannot take control");
        fire("switchboard:passControl:failure", doc("conversation", shown(conversation), "error", error));
    }

    void released(JsonObject conversation, String reason) {
        var bare = doc("id", text(conversation, "id"), "type", "personal");
        fire("switchboard:releaseControl", doc("conversation", bare, "reason", reason));
    }

    void merged(JsonObject discardedUser, JsonObject user, JsonObject discarded, JsonObject surviving) {
        fire(
                "user:merge",
                doc(
                        "mergedUsers", doc("surviving", user, "discarded", discardedUser),
                        "mergedConversations", doc("surviving", shown(surviving), "discarded", shown(discarded))));
    }

    static JsonObject shown(JsonObject conversation) {
        return without(conversation, Set.of("userId", "captured"));
    }

    private void fire(String type, JsonObject payload) {
        var target = text(store.webhook, "target", "");
        if (target.isEmpty()) {
            return;
        }
        var event = doc("id", Store.id(), "createdAt", store.now(), "type", type, "payload", payload);
        var body = doc(
                "app", doc("id", ConversationsDesk.APP_ID),
                "webhook", doc("id", text(store.webhook, "id"), "version", "v2"),
                "events", list(List.of(event)));
        var headers = Map.of("Content-Type", "application/json", "X-API-Key", text(store.webhook, "secret", ""));
        desk.courier()
                .send(
                        new Parcel("webhook", "POST", URI.create(target), body.toString(), () -> headers, POLICY),
                        (parcel, result) -> {});
    }

    /** As Admin Center saves it: somebody has to answer at the address. */
    void webhook(JsonObject wanted) {
        var target = text(wanted, "url", "");
        if (!target.matches("https?://[^\\s/]+.*")) {
            throw new IllegalArgumentException("url must be an address");
        }
        store.webhook = with(doc("id", Store.id()), "target", target, "secret", text(wanted, "secret", ""));
    }
}
