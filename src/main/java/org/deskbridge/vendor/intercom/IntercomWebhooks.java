package org.deskbridge.vendor.intercom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.deskbridge.connector.Webhooks;
import org.deskbridge.platform.Json;

/**
 * One address for all workspaces of the app, signed with its client secret. What a notice says is not believed beyond which
 * conversation it is about: it comes in no order, twice, and in plain text. No notice tells that the app was taken out of a
 * workspace; the next call does.
 */
@ApplicationScoped
public class IntercomWebhooks implements Webhooks {
    private static final List<String> TOPICS = List.of(
            "conversation.admin.replied",
            "conversation.operator.replied",
            "conversation.user.replied",
            "conversation.admin.assigned",
            "conversation.admin.open.assigned",
            "conversation.admin.closed",
            "conversation.admin.opened",
            "conversation.admin.snoozed",
            "conversation.admin.unsnoozed",
            "conversation.deleted");

    /** A note is for the team, and most of them are ours. */
    private static final String NOTED = "conversation.admin.noted";

    @Override
    public boolean trusts(Delivery delivery, byte[] body, String secret) {
        var expected = "sha1=" + HexFormat.of().formatHex(sha1(secret, body));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8),
                delivery.header("x-hub-signature").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha1(String secret, byte[] body) {
        try {
            var key = secret.getBytes(StandardCharsets.UTF_8);
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacSHA1"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject json(Delivery delivery) {
        try (var reader = Json.createReader(new StringReader(delivery.body()))) {
            return reader.readValue() instanceof JsonObject json ? json : JsonValue.EMPTY_JSON_OBJECT;
        } catch (JsonException e) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    @Override
    public List<Hint> hints(Delivery delivery) {
        var json = json(delivery);
        var key = Intercom.text(json, "id");
        if (key.isEmpty() || !Intercom.text(json, "type").equals("notification_event")) {
            return List.of();
        }
        var topic = Intercom.text(json, "topic");
        var isAboutOne = topic.startsWith("conversation") && !topic.equals(NOTED);
        var ticket = isAboutOne ? ticket(Intercom.object(Intercom.object(json, "data"), "item")) : "";
        return List.of(Hint.changed(key, ticket.matches("[0-9]{1,30}") ? ticket : null));
    }

    /** Some notices are about a part and name its conversation. */
    private static String ticket(JsonObject item) {
        var around = Intercom.id(Intercom.object(item, "conversation"), "id");
        var named = around.isEmpty() ? Intercom.id(item, "conversation_id") : around;
        return named.isEmpty() ? Intercom.id(item, "id") : named;
    }

    @Override
    public Optional<String> label(Delivery delivery) {
        return Optional.of(Intercom.text(json(delivery), "app_id")).filter(app -> !app.isEmpty());
    }

    @Override
    public List<String> steps(String url, String secret) {
        return List.of(
                "Whoever registered this installation at Intercom does this once, for all workspaces: Developer Hub → the app"
                        + " → Configure → Webhooks",
                "Endpoint URL: " + url,
                "Topics: " + String.join(", ", TOPICS),
                "Webhook version: " + Intercom.VERSION + " or newer",
                "Save; Intercom asks the address whether it is there, and signs with the client secret that this server has");
    }
}
