package org.deskbridge.sandbox.intercom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.deskbridge.sandbox.kit.Doc.array;
import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.list;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;
import static org.deskbridge.sandbox.kit.Doc.truth;
import static org.deskbridge.sandbox.kit.Doc.with;

import jakarta.json.JsonObject;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.deskbridge.sandbox.kit.Courier;
import org.deskbridge.sandbox.kit.Courier.Parcel;
import org.deskbridge.sandbox.kit.Courier.Result;

/** The one webhook of the app, set up in the Developer Hub: signed with the client secret, tried twice. */
final class Notices {
    private static final int GONE = 410;
    private static final Set<String> TOPICS = Set.of(
            "conversation.user.created",
            "conversation.user.replied",
            "conversation.admin.replied",
            "conversation.admin.single.created",
            "conversation.admin.assigned",
            "conversation.admin.open.assigned",
            "conversation.admin.noted",
            "conversation.admin.closed",
            "conversation.admin.opened",
            "conversation.admin.snoozed",
            "conversation.admin.unsnoozed",
            "conversation.operator.replied",
            "conversation.deleted",
            "conversation_part.redacted",
            "conversation.contact.attached",
            "conversation.contact.detached",
            "contact.merged",
            "contact.archived");

    private static final Courier.Policy POLICY = new Courier.Policy() {
        @Override
        public Duration timeout() {
            return Duration.ofSeconds(5);
        }

        // one more try, and none where the endpoint says that it is gone
        @Override
        public Optional<Duration> pause(int attempt, Result result) {
            return attempt > 1 || result.status() == GONE ? Optional.empty() : Optional.of(Duration.ofMinutes(1));
        }
    };

    private final Store store;
    private final IntercomDesk desk;

    Notices(Store store, IntercomDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    List<JsonObject> hooks() {
        return store.hooks.all();
    }

    /** The address must answer HEAD before it is taken; without topics it gets all that we know of. */
    static JsonObject checked(JsonObject wanted) {
        var url = text(wanted, "url", "").strip();
        var host = url.matches("https?://[^\\s/]+.*") ? URI.create(url).getHost() : null;
        var isHere = host != null && List.of("localhost", "127.0.0.1").contains(host);
        if (host == null || !(url.startsWith("https://") || isHere)) {
            throw new IllegalArgumentException("the endpoint URL must be an HTTPS one");
        }
        var topics = array(wanted, "topics").isEmpty() ? List.copyOf(TOPICS) : texts(wanted, "topics");
        var unknown = topics.stream().filter(topic -> !TOPICS.contains(topic)).findFirst();
        if (unknown.isPresent()) {
            throw new IllegalArgumentException("no such topic: " + unknown.get());
        }
        var head = new Parcel("check", "HEAD", URI.create(url), "", Map::of, POLICY);
        var result = Courier.once(head).join();
        if (!result.good()) {
            throw new IllegalArgumentException(
                    "the endpoint answers HEAD with " + result.status() + " and not with 2xx");
        }
        return doc("id", 1, "url", url, "topics", list(topics), "disabled", false);
    }

    void set(JsonObject hook) {
        store.hooks.put(hook);
        tell("ping", doc("type", "ping", "message", "something something interzen"));
    }

    void about(String topic, JsonObject conversation, JsonObject item) {
        tell(topic, with(item, "id", Store.text(conversation, "id")));
    }

    void tell(String topic, JsonObject item) {
        for (var hook : store.hooks.all()) {
            var isWanted = topic.equals("ping") || texts(hook, "topics").contains(topic);
            if (isWanted && !truth(hook, "disabled")) {
                var body = notice(topic, item).toString();
                desk.courier().send(parcel(hook, body), (parcel, result) -> ended(result));
            }
        }
    }

    private JsonObject notice(String topic, JsonObject item) {
        return doc(
                "type",
                "notification_event",
                "app_id",
                desk.setting().label(),
                "data",
                doc("type", "notification_event_data", "item", item),
                "links",
                doc(),
                "id",
                "notif_" + UUID.randomUUID(),
                "topic",
                topic,
                "delivery_status",
                "pending",
                "delivery_attempts",
                1,
                "delivered_at",
                0,
                "first_sent_at",
                store.now(),
                "created_at",
                store.now(),
                "self",
                null);
    }

    private static Parcel parcel(JsonObject hook, String body) {
        var headers = Map.of(
                "Content-Type", "application/json",
                "User-Agent", "intercom-parrot-service-client/1.0",
                "X-Hub-Signature", "sha1=" + signature(body));
        return new Parcel("app", "POST", URI.create(text(hook, "url", "")), body, () -> headers, POLICY);
    }

    private static String signature(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(IntercomDesk.CLIENT_SECRET.getBytes(UTF_8), "HmacSHA1"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void ended(Result result) {
        if (result.status() == GONE) {
            desk.exclusively(() -> store.hooks.all().forEach(hook -> store.hooks.put(with(hook, "disabled", true))));
        }
    }
}
