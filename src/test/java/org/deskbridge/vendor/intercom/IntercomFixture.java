package org.deskbridge.vendor.intercom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.TicketReading.DeskMessage;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.sandbox.intercom.IntercomDesk;
import org.deskbridge.vendor.VendorFixture;

/** Intercom's adapter, wired as the container would, and its one conversation as the desk knows it. */
abstract class IntercomFixture extends VendorFixture {
    final Intercom intercom = wired();

    static Intercom wired() {
        var intercom = new Intercom();
        intercom.clock = Clock.systemUTC();
        intercom.tickets = new IntercomTickets();
        intercom.sorting = new IntercomSorting();
        intercom.reading = new IntercomReading();
        intercom.changes = new IntercomChanges();
        intercom.history = new IntercomHistory();
        intercom.webhooks = new IntercomWebhooks();
        intercom.consent = new IntercomConsent();
        return intercom;
    }

    @Override
    protected Helpdesk helpdesk() {
        return intercom;
    }

    static JsonObject given(String label, String token) {
        return Json.createObjectBuilder()
                .add("accessToken", token)
                .add("appId", label)
                .add("adminId", "991267001")
                .add("region", "US")
                .build();
    }

    @Override
    protected JsonObject credentials(String label) {
        return given(label, IntercomDesk.TOKEN);
    }

    @Override
    protected JsonObject wrongCredentials(String label) {
        return given(label, IntercomDesk.TOKEN + "x");
    }

    @Override
    protected byte[] webhookAbout(String ticket) {
        return notice("conversation.admin.replied", ticket, "notif_" + ticket);
    }

    static byte[] notice(String topic, String conversation, String id) {
        return """
                {"type":"notification_event","app_id":"abc","topic":"%s","id":"%s",
                 "data":{"type":"notification_event_data","item":{"type":"conversation","id":"%s"}}}""".formatted(topic, id, conversation).getBytes(UTF_8);
    }

    @Override
    protected Map<String, String> proof(byte[] body, String secret) {
        return signed(body, secret);
    }

    static Map<String, String> signed(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA1"));
            return Map.of("x-hub-signature", "sha1=" + HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Opened open(String email) {
        return intercom.tickets.open(account, draft(email));
    }

    List<DeskMessage> read(Opened ticket) {
        return intercom.reading
                .read(account, ticket.ticket(), null)
                .orElseThrow()
                .messages();
    }

    List<JsonObject> messages() {
        return only().getJsonArray("messages").getValuesAs(JsonObject.class);
    }

    static VendorTrouble trouble(Runnable action) {
        return catchThrowableOfType(VendorTrouble.class, action::run);
    }
}
