package org.deskbridge.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.deskbridge.connector.Webhooks.Delivery;
import org.deskbridge.connector.Webhooks.Happening;
import org.deskbridge.connector.Webhooks.Hint;
import org.junit.jupiter.api.Test;

/** What every help desk's webhooks do, against a look-alike that knows the vendor's rules. */
abstract class WebhookContract extends VendorFixture {
    private static final String SECRET = "our-secret";

    private static Delivery delivery(Map<String, String> headers, byte[] body) {
        return new Delivery(headers, new String(body, StandardCharsets.UTF_8));
    }

    @Test
    void a_webhook_is_believed_for_its_proof_only() {
        var body = webhookAbout("7");
        var delivery = delivery(proof(body, SECRET), body);
        var webhooks = helpdesk().webhooks();
        assertThat(webhooks.trusts(delivery, body, SECRET)).isTrue();
        assertThat(webhooks.trusts(delivery, body, SECRET + "x")).isFalse();
        assertThat(webhooks.trusts(delivery, body, "our-secre")).isFalse();
        assertThat(webhooks.trusts(delivery(Map.of(), body), body, SECRET)).isFalse();
        delivery.headers().keySet().forEach(header -> {
            var changed = new java.util.HashMap<>(delivery.headers());
            changed.merge(header, "x", String::concat);
            assertThat(webhooks.trusts(delivery(changed, body), body, SECRET))
                    .as(header)
                    .isFalse();
        });
    }

    @Test
    void a_webhook_names_its_ticket_and_is_the_same_when_it_comes_again() {
        var body = webhookAbout("7");
        var first = helpdesk().webhooks().hints(delivery(proof(body, SECRET), body));
        assertThat(first).extracting(Hint::ticket).containsOnly("7");
        assertThat(first).extracting(Hint::happening).contains(new Happening.Changed());
        assertThat(helpdesk().webhooks().hints(delivery(proof(body, SECRET), body)))
                .isEqualTo(first);
        var other = webhookAbout("8");
        assertThat(helpdesk().webhooks().hints(delivery(proof(other, SECRET), other)))
                .doesNotContainAnyElementsOf(first);
    }

    @Test
    void what_is_no_webhook_names_nothing_and_breaks_nothing() {
        for (var body :
                new String[] {"", "null", "[]", "{", "\"x\"", "{\"ticket_id\":{}}", "{\"events\":7}", "\u0000"}) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            assertThat(helpdesk().webhooks().hints(delivery(proof(bytes, SECRET), bytes)))
                    .as(body)
                    .allMatch(hint -> hint.ticket() == null);
        }
    }

    @Test
    void whoever_sets_it_up_by_hand_is_told_the_address() {
        assertThat(helpdesk()
                        .webhooks()
                        .steps("https://chat.example/hook", SECRET)
                        .toString())
                .contains("https://chat.example/hook");
    }
}
