package org.deskbridge.vendor.zendesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.deskbridge.connector.Answer;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Sorting;
import org.deskbridge.connector.Sorting.Assignee;
import org.deskbridge.connector.Ticketing;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Json;

/**
 * Tickets and their comments. The first comment is public, because its visibility is what agents' replies start from;
 * every mirrored line after it is private, because Zendesk mails public ones to the requester (its ticket_comments page).
 */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class ZendeskTickets implements Ticketing, Sorting {
    /** In the tags of every ticket that we open, so that the trigger of our webhook knows them. */
    static final String TAG = "deskbridge";

    static final String MARK = "deskbridge";

    /** Creating carries an idempotency key, and the list by external id is no search: there is nothing to wait for. */
    @Override
    public Duration searchLag() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Opened open(VendorAccount account, Draft draft) {
        var requester = ZendeskUsers.requester(account, draft.requester());
        return create(account, draft, ZendeskBody.sent(account, requester).ticket(draft));
    }

    @Override
    public List<Preview> preview(VendorAccount account, Draft draft) {
        return List.of(
                new Preview("POST /api/v2/tickets", ZendeskBody.shown(account).ticket(draft)));
    }

    /** A key that was used with another body says that the ticket is there. */
    private Opened create(VendorAccount account, Draft draft, JsonObject ticket) {
        try {
            var answer = account.send(Call.post("/api/v2/tickets", ticket)
                    .with("Idempotency-Key", draft.key().toString()));
            var json = answer.json();
            var written = comments(json).stream()
                    .limit(1)
                    .collect(Collectors.toMap(id -> draft.first().key(), id -> id));
            return opened(account, json.getJsonObject("ticket"), written);
        } catch (VendorTrouble trouble) {
            if (trouble.body().contains("IdempotentRequestError")) {
                return find(account, draft)
                        .orElseThrow(() -> new VendorTrouble(Kind.UNKNOWN, "the ticket is not shown yet", 0, ""));
            }
            throw trouble;
        }
    }

    private static Opened opened(VendorAccount account, JsonObject ticket, Map<UUID, String> written) {
        var id = Zendesk.id(ticket);
        return new Opened(id, account.address("/agent/tickets/" + id), Zendesk.id(ticket, "requester_id"), written);
    }

    /** The ids that comments are listed under later are those of their events in the audit. */
    private static List<String> comments(JsonObject answer) {
        var audit = answer.getJsonObject("audit");
        var events = audit == null ? null : audit.getJsonArray("events");
        return events == null
                ? List.of()
                : events.getValuesAs(JsonObject.class).stream()
                        .filter(event -> event.getString("type", "").equals("Comment"))
                        .map(Zendesk::id)
                        .toList();
    }

    @Override
    public Optional<Opened> find(VendorAccount account, Draft draft) {
        var id = URLEncoder.encode(ZendeskBody.externalId(draft), StandardCharsets.UTF_8);
        var tickets = account.send(Call.get("/api/v2/tickets?external_id=" + id))
                .json()
                .getJsonArray("tickets");
        return tickets == null || tickets.isEmpty()
                ? Optional.empty()
                : Optional.of(opened(account, tickets.getJsonObject(0), Map.of()));
    }

    @Override
    public String append(VendorAccount account, Opened ticket, Line line) {
        var change = Json.createObjectBuilder()
                .add("comment", ZendeskBody.sent(account, ticket.requester()).comment(line, false))
                .add("metadata", ZendeskBody.mark(line));
        if (line.voice() == Voice.VISITOR) {
            change.add("status", "open");
        }
        return comments(put(account, ticket, change).json()).stream()
                .findFirst()
                .orElseThrow(() -> new VendorTrouble(Kind.UNKNOWN, "the answer names no comment", 0, ""));
    }

    private static Answer put(VendorAccount account, Opened ticket, JsonObjectBuilder change) {
        try {
            return account.send(Call.put(
                    "/api/v2/tickets/" + ticket.ticket(),
                    Json.createObjectBuilder().add("ticket", change).build()));
        } catch (VendorTrouble trouble) {
            if (isClosed(trouble)) {
                throw new VendorTrouble(Kind.CLOSED, "the ticket is closed", trouble.status(), trouble.body());
            }
            throw trouble;
        }
    }

    private static boolean isClosed(VendorTrouble trouble) {
        return trouble.status() == 422
                && (trouble.body().contains("ClosedTicket")
                        || trouble.body().contains("closed prevents ticket update"));
    }

    /** Audits keep the metadata of the update that made them. */
    @Override
    public Optional<String> find(VendorAccount account, Opened ticket, UUID key) {
        var audits = account.send(
                        Call.get("/api/v2/tickets/" + ticket.ticket() + "/audits?page%5Bsize%5D=100&sort=-created_at"))
                .json()
                .getJsonArray("audits");
        return audits == null
                ? Optional.empty()
                : audits.getValuesAs(JsonObject.class).stream()
                        .filter(audit -> key.toString().equals(mark(audit)))
                        .flatMap(audit -> comments(
                                Json.createObjectBuilder().add("audit", audit).build())
                                .stream())
                        .findFirst();
    }

    private static String mark(JsonObject audit) {
        var metadata = audit.getJsonObject("metadata");
        var custom = metadata == null ? null : metadata.getJsonObject("custom");
        return custom == null ? "" : custom.getString(MARK, "");
    }

    @Override
    public void setStatus(VendorAccount account, Opened ticket, String status) {
        put(account, ticket, Json.createObjectBuilder().add("status", status));
    }

    @Override
    public void setFields(VendorAccount account, Opened ticket, Map<String, String> fields) {
        put(account, ticket, Json.createObjectBuilder().add("custom_fields", ZendeskBody.custom(fields)));
    }

    /** Our own placeholder learns; whoever has an address is somebody else there, and becomes the requester. */
    @Override
    public String setRequester(VendorAccount account, Opened ticket, Requester requester) {
        var id = ZendeskUsers.requester(account, requester);
        if (!id.equals(ticket.requester())) {
            put(account, ticket, Json.createObjectBuilder().add("requester_id", Long.parseLong(id)));
        }
        return id;
    }

    @Override
    public void tag(VendorAccount account, Opened ticket, List<String> tags) {
        var body = Json.createObjectBuilder().add("tags", Json.createArrayBuilder(tags));
        account.send(Call.put("/api/v2/tickets/" + ticket.ticket() + "/tags", body.build()));
    }

    @Override
    public void assign(VendorAccount account, Opened ticket, Assignee assignee) {
        var change = Json.createObjectBuilder();
        if (assignee.team() != null) {
            change.add("group_id", Long.parseLong(assignee.team()));
        }
        if (assignee.user() == null) {
            change.addNull("assignee_id");
        } else {
            change.add("assignee_id", Long.parseLong(assignee.user()));
        }
        put(account, ticket, change);
    }
}
