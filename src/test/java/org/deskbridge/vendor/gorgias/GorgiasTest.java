package org.deskbridge.vendor.gorgias;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.sandbox.gorgias.GorgiasDesk;
import org.deskbridge.vendor.HelpdeskContract;

class GorgiasTest extends HelpdeskContract {
    private final Gorgias gorgias = new Gorgias();

    GorgiasTest() {
        gorgias.tickets = new GorgiasTickets();
        gorgias.reading = new GorgiasReading();
        gorgias.webhooks = new GorgiasWebhooks();
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
    protected JsonObject limitedCredentials(String label) {
        return basic(label, GorgiasDesk.LIMITED_EMAIL, GorgiasDesk.LIMITED_KEY);
    }

    @Override
    protected Map<String, String> proof(byte[] body, String secret) {
        return Map.of("x-deskbridge-secret", secret);
    }
}
