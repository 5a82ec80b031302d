package org.deskbridge.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.deskbridge.connector.Registration;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.connector.Webhooks.Delivery;
import org.junit.jupiter.api.Test;

/** What a vendor does at which we may set up webhooks ourselves. */
public interface RegistrationContract {
    VendorFixture self();

    /** Credentials of somebody who may not. */
    JsonObject limitedCredentials(String label);

    private Registration registration() {
        return self().helpdesk().registration().orElseThrow();
    }

    @Test
    default void a_webhook_is_set_up_believed_by_its_secret_and_taken_away_again() {
        var account = self().account;
        var registered = registration().register(account, "http://127.0.0.1:1/hook", "our-secret");
        var secret = registered.secret() == null ? "our-secret" : registered.secret();
        var body = self().webhookAbout("7");
        var delivery = new Delivery(self().proof(body, secret), new String(body, StandardCharsets.UTF_8));
        assertThat(self().helpdesk().webhooks().trusts(delivery, body, secret)).isTrue();
        registration().remove(account, registered.parts());
        registration().remove(account, registered.parts());
    }

    @Test
    default void whoever_may_not_set_up_webhooks_is_told_so() {
        var limited = self().account(limitedCredentials(self().label));
        var trouble = catchThrowableOfType(
                VendorTrouble.class, () -> registration().register(limited, "http://127.0.0.1:1/hook", "our-secret"));
        assertThat(trouble.kind()).isEqualTo(Kind.FORBIDDEN);
    }
}
