package org.deskbridge.vendor.gorgias;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.ChangeList;
import org.deskbridge.connector.ChangeList.Changes;
import org.deskbridge.connector.HtmlText;
import org.deskbridge.connector.TicketReading;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.jspecify.annotations.Nullable;

/** Messages from the newest back to the last known one, and changed tickets by the time of their change. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class GorgiasReading implements TicketReading, ChangeList {
    private static final int PAGES = 10;

    @Override
    public Optional<News> read(VendorAccount account, String ticket, @Nullable String afterMessage) {
        try {
            var found = account.send(Call.get("/api/tickets/" + ticket + "/")).json();
            return Optional.of(news(found, messages(account, ticket, afterMessage)));
        } catch (VendorTrouble trouble) {
            if (trouble.kind() == VendorTrouble.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw trouble;
        }
    }

    private static News news(JsonObject ticket, List<DeskMessage> messages) {
        var customer = object(ticket, "customer");
        return new News(
                status(ticket),
                text(ticket, "subject"),
                new Customer(text(customer, "name"), text(customer, "email")),
                assignee(ticket).orElse(null),
                messages);
    }

    static Optional<String> assignee(JsonObject ticket) {
        var user = object(ticket, "assignee_user");
        return user.isEmpty() ? Optional.empty() : Optional.of(Gorgias.id(user));
    }

    static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** A snoozed ticket is closed until its time comes, and not done. */
    static String status(JsonObject ticket) {
        if (!ticket.getString("status", "open").equals("closed")) {
            return "open";
        }
        return ticket.getOrDefault("snooze_datetime", JsonValue.NULL) instanceof JsonString ? "pending" : "solved";
    }

    private static List<DeskMessage> messages(VendorAccount account, String ticket, @Nullable String after) {
        var newestFirst = new ArrayList<DeskMessage>();
        var cursor = "";
        for (var page = 0; page < PAGES; page++) {
            var answer = account.send(Call.get(
                            "/api/messages?ticket_id=" + ticket + "&order_by=created_datetime:desc&limit=100" + cursor))
                    .structure();
            for (var message : Gorgias.data(answer)) {
                if (Gorgias.id(message).equals(after)) {
                    return reversed(newestFirst);
                }
                newestFirst.add(message(message));
            }
            var next = next(answer);
            if (next.isEmpty()) {
                break;
            }
            cursor = "&cursor=" + URLEncoder.encode(next.get(), StandardCharsets.UTF_8);
        }
        return reversed(newestFirst);
    }

    private static List<DeskMessage> reversed(List<DeskMessage> messages) {
        Collections.reverse(messages);
        return messages;
    }

    static Optional<String> next(JsonValue answer) {
        var meta = answer instanceof JsonObject object ? object.get("meta") : null;
        var next = meta instanceof JsonObject object ? object.get("next_cursor") : null;
        return next instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }

    private static From from(JsonObject message) {
        if (text(message, "external_id").startsWith(GorgiasTickets.OURS)) {
            return From.US;
        }
        if (text(message, "channel").equals("internal-note") || !message.getBoolean("public", true)) {
            return From.TEAM;
        }
        return message.getBoolean("from_agent", false) ? From.AGENT : From.CUSTOMER;
    }

    private static DeskMessage message(JsonObject message) {
        var sender = message.get("sender") instanceof JsonObject object ? text(object, "name") : "";
        return new DeskMessage(
                Gorgias.id(message),
                from(message),
                sender.isEmpty() ? "Support" : sender,
                markdown(message),
                files(message),
                Gorgias.time(message, "created_datetime"));
    }

    /** What an e-mail quotes below the reply is left away where Gorgias has found it. */
    private static String markdown(JsonObject message) {
        for (var name : List.of("stripped_html", "body_html")) {
            if (!text(message, name).isBlank()) {
                return HtmlText.markdown(text(message, name));
            }
        }
        var stripped = text(message, "stripped_text");
        return stripped.isBlank() ? text(message, "body_text") : stripped;
    }

    static String text(JsonObject object, String name) {
        return object.getOrDefault(name, JsonValue.NULL) instanceof JsonString string ? string.getString() : "";
    }

    private static List<DeskFile> files(JsonObject message) {
        if (!(message.get("attachments") instanceof jakarta.json.JsonArray files)) {
            return List.of();
        }
        return files.getValuesAs(JsonObject.class).stream()
                .map(file -> new DeskFile(
                        text(file, "name"),
                        text(file, "content_type"),
                        file.get("size") instanceof jakarta.json.JsonNumber size ? size.longValue() : 0,
                        text(file, "url")))
                .toList();
    }

    /** Newest change first, back to the mark, which is the time of the last change that was seen. */
    @Override
    public Changes changes(VendorAccount account, @Nullable String mark, Instant since) {
        var from = mark == null ? since : Instant.parse(mark);
        var newest = from;
        var changed = new ArrayList<String>();
        var cursor = "";
        for (var page = 0; page < PAGES; page++) {
            var answer = account.send(Call.get("/api/tickets?order_by=updated_datetime:desc&limit=100" + cursor))
                    .structure();
            for (var ticket : Gorgias.data(answer)) {
                var at = Gorgias.time(ticket, "updated_datetime");
                if (!at.isAfter(from)) {
                    return new Changes(changed, newest.toString(), false);
                }
                newest = at.isAfter(newest) ? at : newest;
                changed.add(Gorgias.id(ticket));
            }
            var next = next(answer);
            if (next.isEmpty()) {
                break;
            }
            cursor = "&cursor=" + URLEncoder.encode(next.get(), StandardCharsets.UTF_8);
        }
        return new Changes(changed, newest.toString(), false);
    }
}
