package org.deskbridge.vendor.zendesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Registration;
import org.deskbridge.connector.Registration.Registered;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.Webhooks;
import org.deskbridge.platform.Hmac;
import org.deskbridge.platform.Json;
import org.deskbridge.platform.Secrets;

/** A webhook that a trigger of ours calls, with ids only: texts break a trigger's body, and may be somebody's else by then. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class ZendeskWebhooks implements Webhooks, Registration {
    private static final String BODY = "{\"ticket_id\":\"{{ticket.id}}\",\"updated_at\":\"{{ticket.updated_at}}\"}";
    private static final String SUBSCRIPTION = "conditional_ticket_events";

    @Override
    public Registered register(VendorAccount account, String url, String secret) {
        var webhook = Json.createObjectBuilder()
                .add("name", "Deskbridge")
                .add("endpoint", url)
                .add("http_method", "POST")
                .add("request_format", "json")
                .add("status", "active")
                .add("subscriptions", Json.createArrayBuilder().add(SUBSCRIPTION));
        var body = Json.createObjectBuilder().add("webhook", webhook).build();
        var id = Zendesk.id(
                account.send(Call.post("/api/v2/webhooks", body)).json().getJsonObject("webhook"));
        try {
            var signing = account.send(Call.get("/api/v2/webhooks/" + id + "/signing_secret"))
                    .json()
                    .getJsonObject("signing_secret")
                    .getString("secret");
            return new Registered(Map.of("webhook", id, "trigger", trigger(account, id)), signing);
        } catch (VendorTrouble trouble) {
            remove(account, Map.of("webhook", id));
            throw trouble;
        }
    }

    /** Our own lines are private, so that they do not set it off. */
    private static String trigger(VendorAccount account, String webhook) {
        var all = Json.createArrayBuilder()
                .add(condition("update_type", "is", "Change"))
                .add(condition("current_tags", "includes", ZendeskTickets.TAG));
        var any = Json.createArrayBuilder()
                .add(condition("comment_is_public", "is", "true"))
                .add(Json.createObjectBuilder().add("field", "status").add("operator", "changed"));
        var action = Json.createObjectBuilder()
                .add("field", "notification_webhook")
                .add("value", Json.createArrayBuilder().add(webhook).add(BODY));
        var trigger = Json.createObjectBuilder()
                .add("title", "Deskbridge: tell the chat about replies and status")
                .add("conditions", Json.createObjectBuilder().add("all", all).add("any", any))
                .add("actions", Json.createArrayBuilder().add(action));
        var body = Json.createObjectBuilder().add("trigger", trigger).build();
        return Zendesk.id(
                account.send(Call.post("/api/v2/triggers", body)).json().getJsonObject("trigger"));
    }

    private static JsonObject condition(String field, String operator, String value) {
        return Json.createObjectBuilder()
                .add("field", field)
                .add("operator", operator)
                .add("value", value)
                .build();
    }

    @Override
    public void remove(VendorAccount account, Map<String, String> parts) {
        delete(account, "/api/v2/triggers/", parts.get("trigger"));
        delete(account, "/api/v2/webhooks/", parts.get("webhook"));
    }

    private static void delete(VendorAccount account, String path, @org.jspecify.annotations.Nullable String id) {
        try {
            if (id != null) {
                account.send(Call.delete(path + id));
            }
        } catch (VendorTrouble trouble) {
            if (trouble.kind() != VendorTrouble.Kind.NOT_FOUND) {
                throw trouble;
            }
        }
    }

    @Override
    public boolean trigger(VendorAccount account, Map<String, String> parts) {
        var webhook = parts.get("webhook");
        if (webhook == null) {
            return false;
        }
        var request = Json.createObjectBuilder().add("payload", "{\"ticket_id\":\"\"}");
        account.send(Call.post(
                "/api/v2/webhooks/test?webhook_id=" + webhook,
                Json.createObjectBuilder().add("request", request).build()));
        return true;
    }

    /** The key is the secret's own text, the message the timestamp header and the body with nothing in between. */
    @Override
    public boolean trusts(Delivery delivery, byte[] body, String secret) {
        var time = delivery.header("x-zendesk-webhook-signature-timestamp").getBytes(StandardCharsets.UTF_8);
        var expected = Hmac.sha256(secret.getBytes(StandardCharsets.UTF_8), time, body);
        return MessageDigest.isEqual(
                java.util.Base64.getEncoder().encode(expected),
                delivery.header("x-zendesk-webhook-signature").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Hint> hints(Delivery delivery) {
        try (var reader = Json.createReader(new StringReader(delivery.body()))) {
            var ticket = reader.readObject().getString("ticket_id", "");
            var invocation = delivery.header("x-zendesk-webhook-invocation-id");
            var key = invocation.isEmpty() || invocation.length() > 100 ? Secrets.sha256(delivery.body()) : invocation;
            return List.of(Hint.changed(key, ticket.matches("[0-9]{1,19}") ? ticket : null));
        } catch (JsonException | ClassCastException e) {
            return List.of();
        }
    }

    @Override
    public List<String> steps(String url, String secret) {
        return List.of(
                "Admin Center → Apps and integrations → Webhooks → Create webhook → Trigger or automation",
                "Endpoint URL: " + url + ", request method POST, request format JSON, no authentication",
                "After creating it, reveal its signing secret and save it in the console below these steps, or by PUT"
                        + " /api/v1/connectors/{id}/webhook/secret {\"secret\": …}",
                "Objects and rules → Triggers → Create: all of “Ticket is Updated”, “Tags contain at least one of "
                        + ZendeskTickets.TAG + "”; any of “Comment is Public”, “Status Changed”",
                "Action: Notify active webhook, with the body " + BODY);
    }
}
