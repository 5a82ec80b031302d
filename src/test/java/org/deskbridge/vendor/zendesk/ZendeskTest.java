package org.deskbridge.vendor.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.Webhooks.Delivery;
import org.deskbridge.platform.Hmac;
import org.deskbridge.sandbox.zendesk.ZendeskDesk;
import org.deskbridge.vendor.ChangeListContract;
import org.deskbridge.vendor.HelpdeskContract;
import org.deskbridge.vendor.HistoryContract;
import org.deskbridge.vendor.PreviewContract;
import org.deskbridge.vendor.RegistrationContract;
import org.deskbridge.vendor.SortingContract;
import org.deskbridge.vendor.SubdomainContract;
import org.deskbridge.vendor.VendorFixture;
import org.junit.jupiter.api.Test;

class ZendeskTest extends HelpdeskContract
        implements RegistrationContract,
                ChangeListContract,
                HistoryContract,
                PreviewContract,
                SortingContract,
                SubdomainContract {
    private final Zendesk zendesk = new Zendesk();

    ZendeskTest() {
        zendesk.clock = Clock.systemUTC();
        zendesk.tickets = new ZendeskTickets();
        zendesk.reading = new ZendeskReading();
        zendesk.webhooks = new ZendeskWebhooks();
        zendesk.history = new ZendeskHistory();
    }

    @Override
    public VendorFixture self() {
        return this;
    }

    @Override
    protected byte[] webhookAbout(String ticket) {
        return ("{\"ticket_id\":\"" + ticket + "\",\"message_id\":\"8\"}").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected Helpdesk helpdesk() {
        return zendesk;
    }

    private static JsonObject oauth(String label, String id, String secret) {
        return Json.createObjectBuilder()
                .add("subdomain", label)
                .add("clientId", id)
                .add("clientSecret", secret)
                .build();
    }

    @Override
    protected JsonObject credentials(String label) {
        return oauth(label, ZendeskDesk.CLIENT_ID, ZendeskDesk.CLIENT_SECRET);
    }

    @Override
    protected JsonObject wrongCredentials(String label) {
        return oauth(label, ZendeskDesk.CLIENT_ID, ZendeskDesk.CLIENT_SECRET + "x");
    }

    @Override
    public JsonObject limitedCredentials(String label) {
        return oauth(label, ZendeskDesk.LIMITED_CLIENT_ID, ZendeskDesk.LIMITED_CLIENT_SECRET);
    }

    @Override
    protected Map<String, String> proof(byte[] body, String secret) {
        var time = "2026-01-05T10:00:00Z";
        var signature =
                Hmac.sha256(secret.getBytes(StandardCharsets.UTF_8), time.getBytes(StandardCharsets.UTF_8), body);
        return Map.of(
                "x-zendesk-webhook-signature-timestamp",
                time,
                "x-zendesk-webhook-signature",
                Base64.getEncoder().encodeToString(signature));
    }

    /** Zendesk's documents give this pair (verifying webhooks); the key is the secret's own text. */
    @Test
    void the_vendors_own_example_is_believed_and_a_changed_byte_is_not() {
        var secret = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";
        var body = "{\"event\":\"ticket.updated\",\"id\":123}".getBytes(StandardCharsets.UTF_8);
        var delivery = new Delivery(
                Map.of(
                        "x-zendesk-webhook-signature-timestamp", "2021-03-25T05:09:27Z",
                        "x-zendesk-webhook-signature", "S/RDdU2ERmj7LHDDoWJ2onPYH+t7/f2+LTM4dL7UiLM="),
                "");
        assertThat(zendesk.webhooks.trusts(delivery, body, secret)).isTrue();
        for (var i = 0; i < body.length; i++) {
            var changed = body.clone();
            changed[i]++;
            assertThat(zendesk.webhooks.trusts(delivery, changed, secret))
                    .as("byte " + i)
                    .isFalse();
        }
    }
}
