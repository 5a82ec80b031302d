package org.deskbridge.vendor.gorgias;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Sorting;
import org.deskbridge.connector.Sorting.Assignee;
import org.deskbridge.connector.Ticketing;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.platform.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Tickets and their messages. Every mirrored line says when it was sent: without that Gorgias sends an agent's line to
 * the customer (docs: create a message in a ticket via API).
 */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class GorgiasTickets implements Ticketing, Sorting {
    /** Begins the external id of everything that we write. */
    static final String OURS = "deskbridge:";

    private static final String CHANNEL = "api";

    /** There is no idempotency key, and the list by external id is a search. */
    @Override
    public Duration searchLag() {
        return Duration.ofSeconds(75);
    }

    @Override
    public Opened open(VendorAccount account, Draft draft) {
        var customer = GorgiasCustomers.customer(account, draft.requester());
        var tags = Json.createArrayBuilder();
        draft.tags().forEach(tag -> tags.add(Json.createObjectBuilder().add("name", tag)));
        var ticket = Json.createObjectBuilder()
                .add("channel", CHANNEL)
                .add("via", CHANNEL)
                .add("from_agent", false)
                .add("subject", draft.subject())
                .add("external_id", OURS + draft.key())
                .add("customer", Json.createObjectBuilder().add("id", Long.parseLong(customer)))
                .add("tags", tags)
                .add("messages", Json.createArrayBuilder().add(message(account, draft.first(), customer)));
        account.setting("teamId").ifPresent(id -> ticket.add("assignee_team", reference(id)));
        account.setting("userId").ifPresent(id -> ticket.add("assignee_user", reference(id)));
        return opened(
                account, account.send(Call.post("/api/tickets", ticket.build())).json(), customer);
    }

    private static JsonObjectBuilder reference(String id) {
        return Json.createObjectBuilder().add("id", Long.parseLong(id));
    }

    private static Opened opened(VendorAccount account, JsonObject ticket, @Nullable String customer) {
        var id = Gorgias.id(ticket);
        var messages = ticket.getJsonArray("messages");
        var written = new LinkedHashMap<UUID, String>();
        if (messages != null) {
            messages.getValuesAs(JsonObject.class)
                    .forEach(message -> key(message).ifPresent(key -> written.put(key, Gorgias.id(message))));
        }
        return new Opened(
                id, account.address("/app/ticket/" + id), customer == null ? customerOf(ticket) : customer, written);
    }

    /** Our key of a message that we wrote. */
    private static Optional<UUID> key(JsonObject message) {
        var id = message.get("external_id") instanceof JsonString text ? text.getString() : "";
        return id.startsWith(OURS) ? Ids.parse(id.substring(OURS.length())) : Optional.empty();
    }

    private static @Nullable String customerOf(JsonObject ticket) {
        var customer = ticket.get("customer") instanceof JsonObject object ? Gorgias.id(object) : "";
        return customer.isEmpty() ? null : customer;
    }

    private static JsonObjectBuilder message(VendorAccount account, Line line, @Nullable String customer) {
        var visitor = line.voice() == Voice.VISITOR;
        var note = line.voice() == Voice.NOTE;
        var sender = visitor
                ? reference(Objects.requireNonNull(customer, "customer"))
                : Json.createObjectBuilder().add("email", account.credential("email"));
        var message = Json.createObjectBuilder()
                .add("channel", note ? "internal-note" : CHANNEL)
                .add("via", CHANNEL)
                .add("from_agent", !visitor)
                .add("sender", sender)
                .add("source", source(line, note))
                .add("body_text", text(line))
                .add("body_html", html(text(line)))
                .add("external_id", OURS + line.key())
                .add("created_datetime", line.at().toString())
                .add("sent_datetime", line.at().toString());
        if (!line.files().isEmpty()) {
            message.add("attachments", attachments(account, line));
        }
        return message;
    }

    private static JsonObjectBuilder source(Line line, boolean note) {
        var from = Json.createObjectBuilder().add("name", line.speaker()).add("address", "chat");
        return Json.createObjectBuilder()
                .add("type", note ? "internal-note" : CHANNEL)
                .add("from", from);
    }

    private static JsonArrayBuilder attachments(VendorAccount account, Line line) {
        var attachments = Json.createArrayBuilder();
        for (var uploaded : GorgiasUploads.upload(account, line.files())) {
            attachments.add(uploaded);
        }
        return attachments;
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

    @Override
    public Optional<Opened> find(VendorAccount account, Draft draft) {
        var id = URLEncoder.encode(OURS + draft.key(), StandardCharsets.UTF_8);
        return Gorgias.data(account.send(Call.get("/api/tickets?external_id=" + id + "&order_by=created_datetime:asc"))
                        .structure())
                .stream()
                .findFirst()
                .map(ticket -> opened(account, ticket, null));
    }

    @Override
    public String append(VendorAccount account, Opened ticket, Line line) {
        return Gorgias.id(account.send(Call.post(
                        "/api/tickets/" + ticket.ticket() + "/messages",
                        message(account, line, ticket.requester()).build()))
                .json());
    }

    /** Messages cannot be asked for by external id, but the newest of a ticket can be listed. */
    @Override
    public Optional<String> find(VendorAccount account, Opened ticket, UUID key) {
        return Gorgias.data(account.send(Call.get("/api/messages?ticket_id=" + ticket.ticket()
                                + "&order_by=created_datetime:desc&limit=100"))
                        .structure())
                .stream()
                .filter(message -> (OURS + key).equals(message.getString("external_id", "")))
                .map(Gorgias::id)
                .findFirst();
    }

    /** Gorgias knows open and closed; a closed ticket opens again with the customer's next line. */
    @Override
    public void setStatus(VendorAccount account, Opened ticket, String status) {
        var word = status.equals("solved") ? "closed" : "open";
        account.send(Call.put(
                "/api/tickets/" + ticket.ticket() + "/",
                Json.createObjectBuilder().add("status", word).build()));
    }

    @Override
    public void setFields(VendorAccount account, Opened ticket, Map<String, String> fields) {
        var values = Json.createArrayBuilder();
        fields.forEach((id, value) -> values.add(
                Json.createObjectBuilder().add("id", Long.parseLong(id)).add("value", value)));
        account.send(Call.put("/api/tickets/" + ticket.ticket() + "/custom-fields", values.build()));
    }

    @Override
    public String setRequester(VendorAccount account, Opened ticket, Requester requester) {
        var id = GorgiasCustomers.learned(account, requester);
        if (!id.equals(ticket.requester())) {
            put(account, ticket, "customer", reference(id));
        }
        return id;
    }

    private static void put(VendorAccount account, Opened ticket, String name, JsonObjectBuilder value) {
        account.send(Call.put(
                "/api/tickets/" + ticket.ticket() + "/",
                Json.createObjectBuilder().add(name, value).build()));
    }

    @Override
    public void tag(VendorAccount account, Opened ticket, List<String> tags) {
        var names = Json.createObjectBuilder().add("names", Json.createArrayBuilder(tags));
        account.send(Call.post("/api/tickets/" + ticket.ticket() + "/tags", names.build()));
    }

    @Override
    public void assign(VendorAccount account, Opened ticket, Assignee assignee) {
        var change = Json.createObjectBuilder();
        if (assignee.team() != null) {
            change.add("assignee_team", reference(assignee.team()));
        }
        if (assignee.user() == null) {
            change.addNull("assignee_user");
        } else {
            change.add("assignee_user", reference(assignee.user()));
        }
        account.send(Call.put("/api/tickets/" + ticket.ticket() + "/", change.build()));
    }
}
