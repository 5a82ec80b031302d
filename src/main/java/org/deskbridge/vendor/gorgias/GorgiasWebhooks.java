package org.deskbridge.vendor.gorgias;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
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
import org.deskbridge.platform.Json;
import org.deskbridge.platform.Secrets;

/** An HTTP integration with a secret header and a form of ids only: texts in its templates are not reliably escaped. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class GorgiasWebhooks implements Webhooks, Registration {
    private static final String HEADER = "X-Deskbridge-Secret";
    private static final JsonObject FORM = Json.createObjectBuilder()
            .add("event", "{{event.type}}")
            .add("ticket_id", "{{ticket.id}}")
            .add("message_id", "{{message.id}}")
            .add("message_external_id", "{{message.external_id}}")
            .add("updated", "{{ticket.updated_datetime}}")
            .build();

    @Override
    public Registered register(VendorAccount account, String url, String secret) {
        var http = Json.createObjectBuilder()
                .add("url", url)
                .add("method", "POST")
                .add("request_content_type", "application/json")
                .add("response_content_type", "application/json")
                .add("headers", Json.createObjectBuilder().add(HEADER, secret))
                .add(
                        "triggers",
                        Json.createObjectBuilder()
                                .add("ticket-created", true)
                                .add("ticket-assignment-updated", true)
                                .add("ticket-updated", true)
                                .add("ticket-message-created", true))
                .add("form", FORM);
        var integration = Json.createObjectBuilder()
                .add("name", "Deskbridge")
                .add("description", "Tells the chat about replies and status")
                .add("type", "http")
                .add("http", http)
                .build();
        var made = account.send(Call.post("/api/integrations", integration)).json();
        return new Registered(Map.of("integration", Gorgias.id(made)), null);
    }

    @Override
    public void remove(VendorAccount account, Map<String, String> parts) {
        var id = parts.get("integration");
        try {
            if (id != null) {
                account.send(Call.delete("/api/integrations/" + id + "/"));
            }
        } catch (VendorTrouble trouble) {
            if (trouble.kind() != VendorTrouble.Kind.NOT_FOUND) {
                throw trouble;
            }
        }
    }

    /** A hundred failures in a row switch an integration off (help centre: broken HTTP integration). */
    @Override
    public boolean revive(VendorAccount account, Map<String, String> parts) {
        var path = "/api/integrations/" + parts.get("integration") + "/";
        var integration = account.send(Call.get(path)).json();
        if (!(integration.get("deactivated_datetime") instanceof JsonString)) {
            return false;
        }
        var on = Json.createObjectBuilder()
                .add("name", integration.getString("name", "Deskbridge"))
                .addNull("deactivated_datetime");
        account.send(Call.put(path, on.build()));
        return true;
    }

    /** Gorgias calls only when something happens to a ticket. */
    @Override
    public boolean trigger(VendorAccount account, Map<String, String> parts) {
        return false;
    }

    @Override
    public boolean trusts(Delivery delivery, byte[] body, String secret) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8),
                delivery.header(HEADER.toLowerCase(java.util.Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
    }

    /** An event about a line that carries our mark tells nothing new. */
    @Override
    public List<Hint> hints(Delivery delivery) {
        try (var reader = Json.createReader(new StringReader(delivery.body()))) {
            var json = reader.readObject();
            var ticket = text(json, "ticket_id");
            var ours = text(json, "event").equals("ticket-message-created")
                    && text(json, "message_external_id").startsWith(GorgiasTickets.OURS);
            return List.of(Hint.changed(
                    Secrets.sha256(delivery.body()), ticket.matches("[0-9]{1,19}") && !ours ? ticket : null));
        } catch (JsonException | ClassCastException e) {
            return List.of();
        }
    }

    private static String text(JsonObject json, String name) {
        var value = json.get(name);
        return value instanceof JsonString string ? string.getString() : String.valueOf(value);
    }

    @Override
    public List<String> steps(String url, String secret) {
        return List.of(
                "Settings → Integrations → HTTP → Add HTTP integration",
                "Triggers: “Ticket updated” and “Ticket message created”; URL " + url
                        + ", method POST, request and response content type application/json",
                "Headers: " + HEADER + " with the value " + secret,
                "Request body: " + FORM);
    }
}
