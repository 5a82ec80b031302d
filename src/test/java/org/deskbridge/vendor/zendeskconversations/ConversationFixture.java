package org.deskbridge.vendor.zendeskconversations;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.TicketReading.DeskMessage;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.connector.Webhooks.Delivery;
import org.deskbridge.connector.Webhooks.Happening;
import org.deskbridge.sandbox.conversations.ConversationsDesk;
import org.deskbridge.vendor.VendorFixture;
import org.jspecify.annotations.Nullable;

/** Zendesk Conversations' adapter, wired as the container would. */
abstract class ConversationFixture extends VendorFixture {
    final ZendeskConversations vendor = wired();

    static ZendeskConversations wired() {
        var vendor = new ZendeskConversations();
        vendor.tickets = new ConversationTickets();
        vendor.reading = new ConversationReading();
        vendor.webhooks = new ConversationWebhooks();
        vendor.signals = new ConversationSignals();
        return vendor;
    }

    @Override
    protected Helpdesk helpdesk() {
        return vendor;
    }

    static JsonObject key(String label, String secret) {
        return jakarta.json.Json.createObjectBuilder()
                .add("subdomain", label)
                .add("appId", ConversationsDesk.APP_ID)
                .add("keyId", ConversationsDesk.KEY_ID)
                .add("keySecret", secret)
                .add("webhookSecret", ConversationsDesk.WEBHOOK_SECRET)
                .build();
    }

    @Override
    protected JsonObject credentials(String label) {
        return key(label, ConversationsDesk.KEY_SECRET);
    }

    @Override
    protected JsonObject wrongCredentials(String label) {
        return key(label, ConversationsDesk.KEY_SECRET + "x");
    }

    @Override
    protected byte[] webhookAbout(String ticket) {
        return message(ticket);
    }

    static byte[] message(String ticket) {
        return event(
                "conversation:message",
                "\"conversation\":{\"id\":\"" + ticket + "\"},\"message\":{\"metadata\":{}}",
                ticket);
    }

    static byte[] event(String type, String payload, String id) {
        return ("{\"app\":{\"id\":\"x\"},\"webhook\":{\"version\":\"v2\"},\"events\":[{\"id\":\"event-" + id
                        + "\",\"type\":\"" + type + "\",\"payload\":{" + payload + "}}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected Map<String, String> proof(byte[] body, String secret) {
        return Map.of("x-api-key", secret);
    }

    Happening happening(String type, String payload) {
        var body = new String(event(type, payload, "1"), StandardCharsets.UTF_8);
        return vendor.webhooks.hints(new Delivery(Map.of(), body)).getFirst().happening();
    }

    List<DeskMessage> read(String ticket, @Nullable String after) {
        return vendor.reading.read(account, ticket, after).orElseThrow().messages();
    }

    static Kind kind(ThrowingCallable call) {
        return catchThrowableOfType(VendorTrouble.class, call).kind();
    }
}
