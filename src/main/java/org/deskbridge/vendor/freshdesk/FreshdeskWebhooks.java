package org.deskbridge.vendor.freshdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import org.deskbridge.connector.Webhooks;
import org.deskbridge.platform.Json;
import org.deskbridge.platform.Secrets;

/**
 * An automation rule that an admin makes, with a secret header and the ticket's id only: Freshdesk signs nothing, puts
 * texts into templates as they are, and does not document what a rule's webhook looks like to its API.
 */
@ApplicationScoped
public class FreshdeskWebhooks implements Webhooks {
    private static final String HEADER = "X-Deskbridge-Secret";
    private static final String CONTENT = "{\"ticket_id\":\"{{ticket.id}}\"}";

    @Override
    public boolean trusts(Delivery delivery, byte[] body, String secret) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8),
                delivery.header(HEADER.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
    }

    /** The layout with boxes to tick has everything one level deeper. */
    @Override
    public List<Hint> hints(Delivery delivery) {
        try (var reader = Json.createReader(new StringReader(delivery.body()))) {
            if (!(reader.readValue() instanceof JsonObject json)) {
                return List.of();
            }
            var ticket = ticket(json.get("freshdesk_webhook") instanceof JsonObject inner ? inner : json);
            return List.of(
                    Hint.changed(Secrets.sha256(delivery.body()), ticket.matches("[0-9]{1,19}") ? ticket : null));
        } catch (JsonException e) {
            return List.of();
        }
    }

    private static String ticket(JsonObject json) {
        var value = json.getOrDefault("ticket_id", JsonValue.NULL);
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    @Override
    public List<String> steps(String url, String secret) {
        return List.of(
                "Admin → Workflows → Automations → Ticket updates → New rule",
                "When an action performed by: Agent or requester. Involves any of these events: “Reply is sent”, “Note is"
                        + " added: Public”, “Status is changed: from any to any”",
                "On tickets with these properties: Tag contains " + FreshdeskTickets.TAG,
                "Perform these actions: Trigger webhook, request type POST, URL " + url,
                "Add custom headers: " + HEADER + ": " + secret,
                "Encoding JSON, content Advanced: " + CONTENT,
                "Preview and save; leave it above any rule that stops the execution of others");
    }
}
