package org.deskbridge.vendor.freshdesk;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing.Draft;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.platform.Json;

/**
 * Opening a ticket once. There is no idempotency key and no field for our id; a tag for each ticket would fill the account's
 * list of tags and has 32 characters only; the search lags by minutes. So the key stands in the description ({@link
 * FreshdeskMark}), and a lost attempt is looked for in the list of the requester's tickets, which is read from the database
 * itself: one call, and exact.
 */
final class FreshdeskOpening {
    private static final int LOW = 1;

    private FreshdeskOpening() {}

    static Opened open(VendorAccount account, Draft draft) {
        var contact = FreshdeskContacts.contact(account, draft.requester());
        var ticket = Json.createObjectBuilder()
                .add("subject", draft.subject())
                .add("requester_id", Long.parseLong(contact))
                .add("source", FreshdeskTickets.CHAT)
                .add("status", FreshdeskTickets.OPEN)
                .add("priority", LOW)
                .add("tags", Json.createArrayBuilder(tags(draft)));
        account.setting("groupId").ifPresent(id -> ticket.add("group_id", Long.parseLong(id)));
        if (!draft.fields().isEmpty()) {
            ticket.add("custom_fields", FreshdeskValues.of(account, draft.fields()));
        }
        var fields = ticket.build();
        FreshdeskLines.Around around =
                text -> Json.createObjectBuilder(fields).add("description", description(account, draft, text));
        try {
            return opened(account, draft, FreshdeskLines.post(account, "/api/v2/tickets", draft.first(), around));
        } catch (VendorTrouble trouble) {
            throw FreshdeskRefusal.named(account, trouble);
        }
    }

    private static List<String> tags(Draft draft) {
        return FreshdeskValues.tags(Stream.concat(draft.tags().stream(), Stream.of(FreshdeskTickets.TAG))
                .toList());
    }

    private static String description(VendorAccount account, Draft draft, String text) {
        var follows = draft.follows();
        var before = follows == null
                ? ""
                : "<div>Goes on from <a href=\"" + account.address("/a/tickets/" + follows) + "\">#" + follows
                        + "</a></div>";
        return FreshdeskLines.html(text)
                + before
                + FreshdeskMark.html(account, "", draft.key(), draft.first().at());
    }

    private static Opened opened(VendorAccount account, Draft draft, JsonObject ticket) {
        var id = Freshdesk.id(ticket);
        return new Opened(
                id,
                account.address("/a/tickets/" + id),
                Freshdesk.id(ticket, "requester_id"),
                Map.of(draft.first().key(), FreshdeskReading.description(id)));
    }

    /** Who the visitor is may have become known since the lost attempt: their tickets are looked for by both names. */
    static Optional<Opened> find(VendorAccount account, Draft draft) {
        var email = draft.requester().email();
        var byEmail = email == null ? Optional.<Opened>empty() : find(account, draft, "email", email);
        return byEmail.isPresent()
                ? byEmail
                : find(account, draft, "unique_external_id", FreshdeskContacts.externalId(draft.requester()));
    }

    private static Optional<Opened> find(VendorAccount account, Draft draft, String name, String value) {
        try {
            return Freshdesk.list(account.send(Call.get("/api/v2/tickets?" + name + "="
                                    + URLEncoder.encode(value, StandardCharsets.UTF_8)
                                    + "&include=description&order_by=created_at&order_type=desc&per_page=100"))
                            .structure())
                    .stream()
                    .filter(ticket -> FreshdeskTickets.number(ticket, "source") == FreshdeskTickets.CHAT)
                    .filter(ticket -> FreshdeskMark.in(Freshdesk.text(ticket, "description"))
                            .filter(draft.key()::equals)
                            .isPresent())
                    .findFirst()
                    .map(ticket -> opened(account, draft, ticket));
        } catch (VendorTrouble trouble) {
            if (FreshdeskRefusal.isOfSomebodyUnknown(trouble)) {
                return Optional.empty();
            }
            throw trouble;
        }
    }
}
