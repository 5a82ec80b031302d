package org.deskbridge.vendor.zendeskconversations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.deskbridge.connector.Webhooks;
import org.deskbridge.platform.Json;
import org.jspecify.annotations.Nullable;

/** Deliveries of several events each, proved by a shared secret in a header; the events are hints, as everywhere. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class ConversationWebhooks implements Webhooks {
    @Override
    public boolean trusts(Delivery delivery, byte[] body, String secret) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8),
                delivery.header("x-api-key").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Hint> hints(Delivery delivery) {
        try (var reader = Json.createReader(new StringReader(delivery.body()))) {
            return Conversing.objects(reader.readObject(), "events").stream()
                    .map(ConversationWebhooks::hint)
                    .toList();
        } catch (JsonException | ClassCastException e) {
            return List.of();
        }
    }

    private static Hint hint(JsonObject event) {
        var payload = Conversing.object(event, "payload");
        var ticket = id(Conversing.object(payload, "conversation"));
        var key = Conversing.text(event, "id");
        return switch (Conversing.text(event, "type")) {
            case "conversation:message" -> Hint.changed(key, isOurs(payload) ? null : ticket);
            case "conversation:typing" ->
                new Hint(key, ofPeople(payload, ticket), new Happening.Typing(isStart(payload)));
            case "conversation:read" -> new Hint(key, ofPeople(payload, ticket), new Happening.Seen());
            case "switchboard:passControl", "switchboard:releaseControl" -> Hint.changed(key, ticket);
            case "switchboard:passControl:failure" -> new Hint(key, ticket, new Happening.Trouble(refusal(payload)));
            case "user:merge" -> merged(key, Conversing.object(payload, "mergedConversations"));
            default -> Hint.changed(key, null);
        };
    }

    private static @Nullable String id(JsonObject conversation) {
        var id = Conversing.text(conversation, "id");
        return id.matches("[0-9A-Za-z_-]{1,100}") ? id : null;
    }

    private static boolean isOurs(JsonObject payload) {
        return !ConversationReading.mark(Conversing.object(payload, "message")).isEmpty();
    }

    /** What the visitor does is known here already. */
    private static @Nullable String ofPeople(JsonObject payload, @Nullable String ticket) {
        var author = Conversing.object(Conversing.object(payload, "activity"), "author");
        return Conversing.text(author, "type").equals("business") ? ticket : null;
    }

    private static boolean isStart(JsonObject payload) {
        return Conversing.text(Conversing.object(payload, "activity"), "type").equals("typing:start");
    }

    private static String refusal(JsonObject payload) {
        var error = Conversing.object(payload, "error");
        return "Zendesk's people did not get the conversation: " + Conversing.text(error, "code") + " "
                + Conversing.text(error, "message");
    }

    private static Hint merged(String key, JsonObject conversations) {
        var into = id(Conversing.object(conversations, "surviving"));
        var from = id(Conversing.object(conversations, "discarded"));
        return into == null ? Hint.changed(key, null) : new Hint(key, from, new Happening.Moved(into));
    }

    @Override
    public List<String> steps(String url, String secret) {
        return List.of(
                "Admin Center → Apps and integrations → Conversations API: create a key; its App ID, Key ID and Key Secret belong to the credentials of this account",
                "Admin Center → Apps and integrations → Conversations integrations → Create integration; webhook endpoint URL: "
                        + url,
                "Events: conversation message, typing, read; switchboard pass control, pass control failure, release control; user merge",
                "Its shared secret has to be the Webhook Secret among the credentials of this account",
                "Admin Center → Channels → Messaging → the switchboard: put this integration first and Zendesk Agent Workspace next");
    }
}
