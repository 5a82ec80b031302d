package org.deskbridge.vendor.gorgias;

import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Sorting;
import org.deskbridge.connector.Sorting.Assignee;
import org.deskbridge.connector.Ticketing;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Json;
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

    /** There is no idempotency key, and the list by external id is a search. */
    @Override
    public Duration searchLag() {
        return Duration.ofSeconds(75);
    }

    @Override
    public Opened open(VendorAccount account, Draft draft) {
        var customer = GorgiasCustomers.customer(account, draft.requester());
        var ticket = GorgiasBody.sent(account, customer).ticket(draft);
        return opened(account, account.send(Call.post("/api/tickets", ticket)).json(), customer);
    }

    @Override
    public List<Preview> preview(VendorAccount account, Draft draft) {
        var ticket = new Preview("POST /api/tickets", GorgiasBody.shown(account).ticket(draft));
        return draft.fields().isEmpty()
                ? List.of(ticket)
                : List.of(
                        ticket, new Preview("PUT /api/tickets/{id}/custom-fields", GorgiasBody.fields(draft.fields())));
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
                        GorgiasBody.sent(account, ticket.requester()).message(line)))
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
        account.send(Call.put("/api/tickets/" + ticket.ticket() + "/custom-fields", GorgiasBody.fields(fields)));
    }

    @Override
    public String setRequester(VendorAccount account, Opened ticket, Requester requester) {
        var id = GorgiasCustomers.learned(account, requester);
        if (!id.equals(ticket.requester())) {
            put(account, ticket, "customer", GorgiasBody.reference(id));
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
            change.add("assignee_team", GorgiasBody.reference(assignee.team()));
        }
        if (assignee.user() == null) {
            change.addNull("assignee_user");
        } else {
            change.add("assignee_user", GorgiasBody.reference(assignee.user()));
        }
        account.send(Call.put("/api/tickets/" + ticket.ticket() + "/", change.build()));
    }
}
