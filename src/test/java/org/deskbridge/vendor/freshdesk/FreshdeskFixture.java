package org.deskbridge.vendor.freshdesk;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.TicketReading.DeskMessage;
import org.deskbridge.connector.Ticketing.Attached;
import org.deskbridge.connector.Ticketing.Draft;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.platform.Ids;
import org.deskbridge.sandbox.freshdesk.FreshdeskDesk;
import org.deskbridge.sandbox.kit.Doc;
import org.deskbridge.vendor.VendorFixture;

/** Freshdesk's adapter, wired as the container would, and its tickets as the desk knows them. */
abstract class FreshdeskFixture extends VendorFixture {
    final Freshdesk freshdesk = wired();

    static Freshdesk wired() {
        var freshdesk = new Freshdesk();
        freshdesk.tickets = new FreshdeskTickets();
        freshdesk.reading = new FreshdeskReading();
        freshdesk.changes = new FreshdeskChanges();
        freshdesk.webhooks = new FreshdeskWebhooks();
        freshdesk.history = new FreshdeskHistory();
        return freshdesk;
    }

    @Override
    protected Helpdesk helpdesk() {
        return freshdesk;
    }

    static JsonObject key(String label, String key) {
        return Json.createObjectBuilder()
                .add("subdomain", label)
                .add("apiKey", key)
                .build();
    }

    @Override
    protected JsonObject credentials(String label) {
        return key(label, FreshdeskDesk.KEY);
    }

    @Override
    protected JsonObject wrongCredentials(String label) {
        return key(label, FreshdeskDesk.KEY + "x");
    }

    @Override
    protected byte[] webhookAbout(String ticket) {
        return webhook(ticket);
    }

    static byte[] webhook(String ticket) {
        return ("{\"ticket_id\":\"" + ticket + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected Map<String, String> proof(byte[] body, String secret) {
        return Map.of("x-deskbridge-secret", secret);
    }

    static Line said(Voice voice, String text) {
        return said(voice, text, List.of());
    }

    static Line said(Voice voice, String text, List<Attached> files) {
        return new Line(Ids.next(), voice, "Ann", text, Instant.parse("2026-01-05T10:00:00Z"), files);
    }

    static Draft draft(Requester requester, Line first, Map<String, String> fields) {
        return new Draft(
                Ids.next(),
                "Parcel",
                first,
                List.of(),
                requester,
                List.of("assistant, of 40 characters and many more"),
                fields,
                null);
    }

    Opened open(Requester requester) {
        return freshdesk.tickets.open(account, draft(requester, said(Voice.VISITOR, "Hello"), Map.of()));
    }

    Opened open() {
        return open(new Requester(Ids.next(), "Ann", "ann@example.com", null));
    }

    JsonObject truth(Opened ticket) {
        return desk.tickets().stream()
                .filter(one -> Doc.id(one, "id").equals(ticket.ticket()))
                .findFirst()
                .orElseThrow();
    }

    List<JsonObject> messages(Opened ticket) {
        return truth(ticket).getJsonArray("messages").getValuesAs(JsonObject.class);
    }

    List<DeskMessage> read(Opened ticket) {
        return freshdesk
                .reading
                .read(account, ticket.ticket(), null)
                .orElseThrow()
                .messages();
    }
}
