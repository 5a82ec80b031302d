package org.deskbridge.vendor.gorgias;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.InsideDesk;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Json;

/** Replies that Gorgias sends: without a time of sending, by the channel and to the address of the customer's last message. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class GorgiasInside implements InsideDesk {
    @Override
    public Optional<Standing> standing(VendorAccount account, String ticket) {
        try {
            var found = account.send(Call.get("/api/tickets/" + ticket + "/")).json();
            return Optional.of(new Standing(GorgiasReading.assignee(found)));
        } catch (VendorTrouble trouble) {
            if (trouble.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw trouble;
        }
    }

    @Override
    public String reply(VendorAccount account, Opened ticket, Line line) {
        var last = lastOfCustomer(account, ticket);
        var channel = GorgiasReading.text(last, "channel");
        var message = Json.createObjectBuilder()
                .add("channel", channel)
                .add("via", "api")
                .add("from_agent", true)
                .add("sender", user(account))
                .add("receiver", receiver(last))
                .add("source", source(account, last, channel))
                .add("body_text", line.text())
                .add("body_html", GorgiasBody.html(line.text()))
                .add("external_id", GorgiasTickets.OURS + line.key());
        return Gorgias.id(account.send(Call.post("/api/tickets/" + ticket.ticket() + "/messages", message.build()))
                .json());
    }

    private static JsonObjectBuilder user(VendorAccount account) {
        var id = account.setting("assistantUserId");
        return id.isPresent()
                ? Json.createObjectBuilder().add("id", Long.parseLong(id.get()))
                : Json.createObjectBuilder().add("email", account.credential("email"));
    }

    private static JsonObject lastOfCustomer(VendorAccount account, Opened ticket) {
        return Gorgias.data(account.send(Call.get("/api/messages?ticket_id=" + ticket.ticket()
                                + "&order_by=created_datetime:desc&limit=100"))
                        .structure())
                .stream()
                .filter(message -> !message.getBoolean("from_agent", false))
                .findFirst()
                .orElseThrow(() -> new VendorTrouble(Kind.REFUSED, "the customer has written nothing", 0, ""));
    }

    private static JsonObjectBuilder receiver(JsonObject last) {
        return Json.createObjectBuilder().add("id", Long.parseLong(Gorgias.id(GorgiasReading.object(last, "sender"))));
    }

    /** To where the customer wrote from, from where they wrote to. */
    private static JsonObjectBuilder source(VendorAccount account, JsonObject last, String channel) {
        var source = GorgiasReading.object(last, "source");
        var wrote = GorgiasReading.object(source, "from");
        var address = GorgiasReading.text(wrote, "address");
        var to = address.isEmpty()
                ? Json.createObjectBuilder()
                        .add("address", GorgiasReading.text(GorgiasReading.object(last, "sender"), "email"))
                        .build()
                : wrote;
        return Json.createObjectBuilder()
                .add(
                        "type",
                        GorgiasReading.text(source, "type").isEmpty() ? channel : GorgiasReading.text(source, "type"))
                .add("from", from(account, source))
                .add("to", Json.createArrayBuilder().add(to));
    }

    private static JsonValue from(VendorAccount account, JsonObject source) {
        return source.get("to") instanceof JsonArray to && !to.isEmpty()
                ? to.getFirst()
                : Json.createObjectBuilder()
                        .add("address", account.credential("email"))
                        .build();
    }
}
