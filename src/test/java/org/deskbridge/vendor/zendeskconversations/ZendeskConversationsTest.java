package org.deskbridge.vendor.zendeskconversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.deskbridge.vendor.zendeskconversations.ConversationFixture.kind;

import jakarta.json.JsonObject;
import java.util.Map;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Fields;
import org.deskbridge.sandbox.conversations.ConversationsDesk;
import org.deskbridge.vendor.HelpdeskContract;
import org.deskbridge.vendor.SubdomainContract;
import org.deskbridge.vendor.VendorFixture;
import org.junit.jupiter.api.Test;

/** Zendesk Conversations' adapter does what every help desk's does, and says which credential is not enough. */
class ZendeskConversationsTest extends HelpdeskContract implements SubdomainContract {
    private final ZendeskConversations vendor = ConversationFixture.wired();

    @Override
    public VendorFixture self() {
        return this;
    }

    @Override
    protected Helpdesk helpdesk() {
        return vendor;
    }

    @Override
    protected JsonObject credentials(String label) {
        return ConversationFixture.key(label, ConversationsDesk.KEY_SECRET);
    }

    @Override
    protected JsonObject wrongCredentials(String label) {
        return ConversationFixture.key(label, ConversationsDesk.KEY_SECRET + "x");
    }

    @Override
    protected byte[] webhookAbout(String ticket) {
        return ConversationFixture.message(ticket);
    }

    @Override
    protected Map<String, String> proof(byte[] body, String secret) {
        return Map.of("x-api-key", secret);
    }

    @Test
    void each_missing_credential_is_named() {
        var typed = new Fields(
                jakarta.json.Json.createObjectBuilder().add("subdomain", "acme").build());
        vendor.credentials(typed);
        assertThat(catchThrowableOfType(org.deskbridge.platform.Problem.class, typed::check)
                        .errors())
                .extracting(org.deskbridge.platform.Problem.FieldError::field)
                .contains("appId", "keyId", "keySecret", "webhookSecret");
    }

    @Test
    void the_key_of_an_integration_is_told_that_it_may_not_do_enough() {
        var limited = jakarta.json.Json.createObjectBuilder(credentials(label))
                .add("keyId", ConversationsDesk.LIMITED_KEY_ID)
                .add("keySecret", ConversationsDesk.LIMITED_KEY_SECRET)
                .build();
        assertThat(kind(() -> vendor.signIn(account(limited)))).isEqualTo(Kind.FORBIDDEN);
        var elsewhere = jakarta.json.Json.createObjectBuilder(credentials(label))
                .add("appId", "5f1a000000000000000000ff")
                .build();
        assertThat(kind(() -> vendor.signIn(account(elsewhere)))).isEqualTo(Kind.NOT_FOUND);
    }
}
