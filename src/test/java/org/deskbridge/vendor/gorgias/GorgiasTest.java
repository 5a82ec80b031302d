package org.deskbridge.vendor.gorgias;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.sandbox.gorgias.GorgiasDesk;
import org.deskbridge.vendor.ChangeListContract;
import org.deskbridge.vendor.HelpdeskContract;
import org.deskbridge.vendor.HistoryContract;
import org.deskbridge.vendor.PreviewContract;
import org.deskbridge.vendor.RegistrationContract;
import org.deskbridge.vendor.SortingContract;
import org.deskbridge.vendor.SubdomainContract;
import org.deskbridge.vendor.VendorFixture;
import org.junit.jupiter.api.Test;

class GorgiasTest extends HelpdeskContract
        implements RegistrationContract,
                ChangeListContract,
                HistoryContract,
                PreviewContract,
                SortingContract,
                SubdomainContract {
    private final Gorgias gorgias = new Gorgias();

    GorgiasTest() {
        gorgias.tickets = new GorgiasTickets();
        gorgias.reading = new GorgiasReading();
        gorgias.webhooks = new GorgiasWebhooks();
        gorgias.history = new GorgiasHistory();
        gorgias.inside = new GorgiasInside();
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
        return gorgias;
    }

    private static JsonObject basic(String label, String email, String key) {
        return Json.createObjectBuilder()
                .add("subdomain", label)
                .add("email", email)
                .add("apiKey", key)
                .build();
    }

    @Override
    protected JsonObject credentials(String label) {
        return basic(label, GorgiasDesk.EMAIL, GorgiasDesk.KEY);
    }

    @Override
    protected JsonObject wrongCredentials(String label) {
        return basic(label, GorgiasDesk.EMAIL, GorgiasDesk.KEY + "x");
    }

    @Override
    public JsonObject limitedCredentials(String label) {
        return basic(label, GorgiasDesk.LIMITED_EMAIL, GorgiasDesk.LIMITED_KEY);
    }

    @Override
    protected Map<String, String> proof(byte[] body, String secret) {
        return Map.of("x-deskbridge-secret", secret);
    }

    @Test
    void a_webhook_that_was_switched_off_is_put_on_again() {
        var parts = gorgias.webhooks
                .register(account, "http://127.0.0.1:1/hook", "our-secret")
                .parts();
        assertThat(gorgias.webhooks.revive(account, parts)).isFalse();
        var off = Json.createObjectBuilder()
                .add("name", "Deskbridge")
                .add("deactivated_datetime", "2026-01-05T10:00:00Z")
                .build();
        account.send(Call.put("/api/integrations/" + parts.get("integration") + "/", off));
        assertThat(gorgias.webhooks.revive(account, parts)).isTrue();
        assertThat(gorgias.webhooks.revive(account, parts)).isFalse();
    }
}
