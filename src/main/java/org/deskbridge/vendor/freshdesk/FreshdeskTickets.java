package org.deskbridge.vendor.freshdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Sorting;
import org.deskbridge.connector.Sorting.Assignee;
import org.deskbridge.connector.Ticketing;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.platform.Json;

/**
 * Tickets and their notes. Nothing here ever replies: a reply goes out by e-mail, and so may an agent's public note. The
 * visitor's lines are public notes that came in from them, everybody else's are private.
 */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class FreshdeskTickets implements Ticketing, Sorting {
    /** On every ticket that we open, so that the rule of our webhook knows them. */
    static final String TAG = "deskbridge";

    static final int CHAT = 7;
    static final int OPEN = 2;
    private static final int RESOLVED = 4;
    private static final int CLOSED = 5;

    @Override
    public Duration searchLag() {
        return Duration.ofSeconds(15);
    }

    @Override
    public Opened open(VendorAccount account, Draft draft) {
        return FreshdeskOpening.open(account, draft);
    }

    @Override
    public Optional<Opened> find(VendorAccount account, Draft draft) {
        return FreshdeskOpening.find(account, draft);
    }

    static int number(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number ? number.intValue() : 0;
    }

    @Override
    public String append(VendorAccount account, Opened ticket, Line line) {
        var id = ticket.ticket();
        try {
            var visitor = line.voice() == Voice.VISITOR ? opensAgain(account, id) : "";
            FreshdeskLines.Around around = text ->
                    note(FreshdeskLines.html(text) + FreshdeskMark.html(account, id, line.key(), line.at()), visitor);
            return Freshdesk.id(FreshdeskLines.post(account, "/api/v2/tickets/" + id + "/notes", line, around));
        } catch (VendorTrouble trouble) {
            throw FreshdeskRefusal.inTicket(account, trouble);
        }
    }

    private static JsonObjectBuilder note(String html, String visitor) {
        var note = Json.createObjectBuilder().add("body", html).add("private", visitor.isEmpty());
        return visitor.isEmpty() ? note : note.add("incoming", true).add("user_id", Long.parseLong(visitor));
    }

    /**
     * The rule that opens a ticket when its customer writes is an admin's to switch off, so a ticket that was done is
     * opened here: before the line, so that a try that breaks off in between is repeated as a whole. Returns whose it is now,
     * because contacts can be merged.
     */
    private static String opensAgain(VendorAccount account, String id) {
        var ticket = account.send(Call.get("/api/v2/tickets/" + id)).json();
        var status = number(ticket, "status");
        if (status == RESOLVED || status == CLOSED) {
            account.send(Call.put(
                    "/api/v2/tickets/" + id,
                    Json.createObjectBuilder().add("status", OPEN).build()));
        }
        return Freshdesk.id(ticket, "requester_id");
    }

    @Override
    public Optional<String> find(VendorAccount account, Opened ticket, UUID key) {
        try {
            return FreshdeskReading.conversations(account, ticket.ticket()).stream()
                    .filter(one -> FreshdeskReading.key(one).filter(key::equals).isPresent())
                    .map(Freshdesk::id)
                    .findFirst();
        } catch (VendorTrouble trouble) {
            if (trouble.kind() == VendorTrouble.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw trouble;
        }
    }

    @Override
    public void setStatus(VendorAccount account, Opened ticket, String status) {
        put(account, ticket, Json.createObjectBuilder().add("status", status.equals("solved") ? RESOLVED : OPEN));
    }

    private static void put(VendorAccount account, Opened ticket, JsonObjectBuilder change) {
        try {
            account.send(Call.put("/api/v2/tickets/" + ticket.ticket(), change.build()));
        } catch (VendorTrouble trouble) {
            throw FreshdeskRefusal.inTicket(account, trouble);
        }
    }

    @Override
    public void setFields(VendorAccount account, Opened ticket, Map<String, String> fields) {
        put(account, ticket, Json.createObjectBuilder().add("custom_fields", FreshdeskValues.of(account, fields)));
    }

    @Override
    public String setRequester(VendorAccount account, Opened ticket, Requester requester) {
        var id = FreshdeskContacts.learned(account, requester);
        if (!id.equals(ticket.requester())) {
            put(account, ticket, Json.createObjectBuilder().add("requester_id", Long.parseLong(id)));
        }
        return id;
    }

    /** A change replaces all tags, so those that are there are read first. */
    @Override
    public void tag(VendorAccount account, Opened ticket, List<String> tags) {
        var found = account.send(Call.get("/api/v2/tickets/" + ticket.ticket())).json();
        var all = new ArrayList<String>();
        if (found.get("tags") instanceof JsonArray there) {
            there.getValuesAs(JsonString.class).forEach(tag -> all.add(tag.getString()));
        }
        all.addAll(FreshdeskValues.tags(tags));
        put(
                account,
                ticket,
                Json.createObjectBuilder()
                        .add(
                                "tags",
                                Json.createArrayBuilder(all.stream().distinct().toList())));
    }

    @Override
    public void assign(VendorAccount account, Opened ticket, Assignee assignee) {
        var change = Json.createObjectBuilder();
        if (assignee.team() != null) {
            change.add("group_id", Long.parseLong(assignee.team()));
        }
        if (assignee.user() == null) {
            change.addNull("responder_id");
        } else {
            change.add("responder_id", Long.parseLong(assignee.user()));
        }
        put(account, ticket, change);
    }
}
