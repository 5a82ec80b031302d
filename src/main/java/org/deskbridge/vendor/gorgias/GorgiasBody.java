package org.deskbridge.vendor.gorgias;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.deskbridge.connector.Ticketing.Attached;
import org.deskbridge.connector.Ticketing.Draft;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.platform.Json;
import org.jspecify.annotations.Nullable;

/**
 * What tickets and messages are to Gorgias, be it to be sent or only to be shown.
 *
 * @param customer the customer's id there
 * @param files makes the attachments of a message
 */
record GorgiasBody(VendorAccount account, @Nullable JsonValue customer, Function<List<Attached>, JsonArray> files) {
    private static final String CHANNEL = "api";

    static GorgiasBody sent(VendorAccount account, @Nullable String customer) {
        return new GorgiasBody(
                account,
                customer == null ? null : Json.createValue(Long.parseLong(customer)),
                files -> Json.createArrayBuilder(GorgiasUploads.upload(account, files))
                        .build());
    }

    /** What only Gorgias knows stands in it as words; nothing is asked there. */
    static GorgiasBody shown(VendorAccount account) {
        return new GorgiasBody(
                account,
                Json.createValue("(the customer's id: found, or made when the ticket is opened)"),
                files -> Json.createArrayBuilder(files.stream()
                                .map(file -> Map.<String, Object>of(
                                        "url", "(given when it is uploaded)",
                                        "name", file.name(),
                                        "content_type", file.contentType(),
                                        "size", file.size()))
                                .toList())
                        .build());
    }

    JsonObject ticket(Draft draft) {
        var tags = Json.createArrayBuilder();
        draft.tags().forEach(tag -> tags.add(Json.createObjectBuilder().add("name", tag)));
        var ticket = Json.createObjectBuilder()
                .add("channel", CHANNEL)
                .add("via", CHANNEL)
                .add("from_agent", false)
                .add("subject", draft.subject())
                .add("external_id", GorgiasTickets.OURS + draft.key())
                .add("customer", customerReference())
                .add("tags", tags)
                .add("messages", Json.createArrayBuilder().add(message(draft.first())));
        account.setting("teamId").ifPresent(id -> ticket.add("assignee_team", reference(id)));
        account.setting("userId").ifPresent(id -> ticket.add("assignee_user", reference(id)));
        return ticket.build();
    }

    static JsonObjectBuilder reference(String id) {
        return Json.createObjectBuilder().add("id", Long.parseLong(id));
    }

    private JsonObjectBuilder customerReference() {
        return Json.createObjectBuilder().add("id", Objects.requireNonNull(customer, "customer"));
    }

    JsonObject message(Line line) {
        var visitor = line.voice() == Voice.VISITOR;
        var note = line.voice() == Voice.NOTE;
        var sender =
                visitor ? customerReference() : Json.createObjectBuilder().add("email", account.credential("email"));
        var message = Json.createObjectBuilder()
                .add("channel", note ? "internal-note" : CHANNEL)
                .add("via", CHANNEL)
                .add("from_agent", !visitor)
                .add("sender", sender)
                .add("source", source(line, note))
                .add("body_text", text(line))
                .add("body_html", html(text(line)))
                .add("external_id", GorgiasTickets.OURS + line.key())
                .add("created_datetime", line.at().toString())
                .add("sent_datetime", line.at().toString());
        if (!line.files().isEmpty()) {
            message.add("attachments", files.apply(line.files()));
        }
        return message.build();
    }

    private static JsonObjectBuilder source(Line line, boolean note) {
        var from = Json.createObjectBuilder().add("name", line.speaker()).add("address", "chat");
        return Json.createObjectBuilder()
                .add("type", note ? "internal-note" : CHANNEL)
                .add("from", from);
    }

    private static String text(Line line) {
        return switch (line.voice()) {
            case VISITOR, NOTE -> line.text();
            case ASSISTANT, AGENT -> line.speaker() + ": " + line.text();
        };
    }

    static String html(String text) {
        return org.jsoup.nodes.Entities.escape(text).replace("\n", "<br>");
    }

    static JsonArray fields(Map<String, String> fields) {
        var values = Json.createArrayBuilder();
        fields.forEach((id, value) -> values.add(reference(id).add("value", value)));
        return values.build();
    }
}
