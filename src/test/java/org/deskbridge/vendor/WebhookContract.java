package org.deskbridge.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.connector.Webhooks.Delivery;
import org.junit.jupiter.api.Test;

/** What every help desk's webhooks do, against a look-alike that knows the vendor's rules. */
abstract class WebhookContract extends VendorFixture {
    @Test
    void a_webhook_is_set_up_believed_for_its_proof_and_taken_away_again() {
        var registered = helpdesk().webhooks().register(account, "http://127.0.0.1:1/hook", "our-secret");
        var secret = registered.secret() == null ? "our-secret" : registered.secret();
        var body = "{\"ticket_id\":\"7\",\"message_id\":\"8\"}".getBytes(StandardCharsets.UTF_8);
        var delivery = new Delivery(proof(body, secret), new String(body, StandardCharsets.UTF_8));
        assertThat(helpdesk().webhooks().trusts(delivery, body, secret)).isTrue();
        assertThat(helpdesk().webhooks().hint(delivery).orElseThrow().ticket()).isEqualTo("7");
        assertThat(helpdesk().webhooks().trusts(delivery, body, secret + "x")).isFalse();
        assertThat(helpdesk().webhooks().trusts(new Delivery(Map.of(), ""), body, secret))
                .isFalse();
        helpdesk().webhooks().remove(account, registered.parts());
        helpdesk().webhooks().remove(account, registered.parts());
    }

    @Test
    void whoever_may_not_set_up_webhooks_is_told_so() {
        var limited = account(limitedCredentials(label));
        var trouble = catchThrowableOfType(
                VendorTrouble.class,
                () -> helpdesk().webhooks().register(limited, "http://127.0.0.1:1/hook", "our-secret"));
        assertThat(trouble.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(helpdesk()
                        .webhooks()
                        .steps("https://chat.example/hook", "our-secret")
                        .toString())
                .contains("https://chat.example/hook");
    }
}
