package org.deskbridge.vendor.freshdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import java.util.Map;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.connector.Webhooks.Delivery;
import org.deskbridge.connector.Webhooks.Hint;
import org.deskbridge.sandbox.freshdesk.FreshdeskDesk;
import org.deskbridge.vendor.ChangeListContract;
import org.deskbridge.vendor.HelpdeskContract;
import org.deskbridge.vendor.HistoryContract;
import org.deskbridge.vendor.SortingContract;
import org.deskbridge.vendor.SubdomainContract;
import org.deskbridge.vendor.VendorFixture;
import org.junit.jupiter.api.Test;

/** Freshdesk's adapter does what every help desk's does, keeps to its limits and understands its webhooks. */
class FreshdeskTest extends HelpdeskContract
        implements ChangeListContract, HistoryContract, SortingContract, SubdomainContract {
    private final Freshdesk freshdesk = FreshdeskFixture.wired();

    @Override
    public VendorFixture self() {
        return this;
    }

    @Override
    protected Helpdesk helpdesk() {
        return freshdesk;
    }

    @Override
    protected JsonObject credentials(String label) {
        return FreshdeskFixture.key(label, FreshdeskDesk.KEY);
    }

    @Override
    protected JsonObject wrongCredentials(String label) {
        return FreshdeskFixture.key(label, FreshdeskDesk.KEY + "x");
    }

    @Override
    protected byte[] webhookAbout(String ticket) {
        return FreshdeskFixture.webhook(ticket);
    }

    @Override
    protected Map<String, String> proof(byte[] body, String secret) {
        return Map.of("x-deskbridge-secret", secret);
    }

    @Test
    void who_has_used_the_minute_up_waits_without_being_told() {
        reopened("{\"rateLimits\":{\"account\":12}}");
        for (var i = 0; i < 12; i++) {
            freshdesk.signIn(account);
        }
        var paced = catchThrowableOfType(VendorTrouble.class, () -> freshdesk.signIn(account));
        assertThat(paced.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(paced.status()).isZero();
        assertThat(desk.calls().tooMany()).isZero();
    }

    @Test
    void the_layout_with_boxes_names_its_ticket_too() {
        var body = "{\"freshdesk_webhook\":{\"ticket_id\":12,\"ticket_subject\":\"x\"}}";
        assertThat(freshdesk.webhooks.hints(new Delivery(Map.of(), body)))
                .extracting(Hint::ticket)
                .containsExactly("12");
        assertThat(freshdesk.webhooks.steps("https://chat.example/hook", "s3").toString())
                .contains("X-Deskbridge-Secret: s3", "{\"ticket_id\":\"{{ticket.id}}\"}");
    }
}
