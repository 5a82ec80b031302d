package org.deskbridge.it;

import jakarta.json.JsonObject;
import org.deskbridge.sandbox.conversations.ConversationsDesk;
import org.deskbridge.sandbox.freshdesk.FreshdeskDesk;
import org.deskbridge.sandbox.gorgias.GorgiasDesk;
import org.deskbridge.sandbox.intercom.IntercomDesk;
import org.deskbridge.sandbox.zendesk.ZendeskDesk;

/** What an admin types in to connect an account at a vendor's look-alike. */
final class Credentials {
    private Credentials() {}

    static JsonObject of(String vendor, String account) {
        return switch (vendor) {
            case "zendesk" ->
                Rest.object(
                        "subdomain",
                        account,
                        "clientId",
                        ZendeskDesk.CLIENT_ID,
                        "clientSecret",
                        ZendeskDesk.CLIENT_SECRET);
            case "gorgias" -> Rest.object("subdomain", account, "email", GorgiasDesk.EMAIL, "apiKey", GorgiasDesk.KEY);
            case "freshdesk" -> Rest.object("subdomain", account, "apiKey", FreshdeskDesk.KEY);
            case "zendesk-conversations" ->
                Rest.object(
                        "subdomain", account,
                        "appId", ConversationsDesk.APP_ID,
                        "keyId", ConversationsDesk.KEY_ID,
                        "keySecret", ConversationsDesk.KEY_SECRET,
                        "webhookSecret", ConversationsDesk.WEBHOOK_SECRET);
            case "intercom" -> Rest.object("accessToken", IntercomDesk.TOKEN, "appId", account, "adminId", "991267001");
            default -> throw new IllegalArgumentException(vendor);
        };
    }
}
