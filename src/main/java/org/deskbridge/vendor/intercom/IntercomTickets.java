package org.deskbridge.vendor.intercom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Json;

/** Conversations and their parts. Intercom has no idempotency key: what was lost is looked for by our mark in its text. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class IntercomTickets implements Ticketing {
    /** On every conversation that we begin, so that those that changed can be asked for without all the others. */
    static final String TAG = "deskbridge";

    /** Of contacts it is said that minutes may pass; of conversations nothing is said. */
    @Override
    public Duration searchLag() {
        return Duration.ofMinutes(3);
    }

    @Override
    public Opened open(VendorAccount account, Draft draft) {
        return IntercomOpening.open(account, draft);
    }

    @Override
    public List<Preview> preview(VendorAccount account, Draft draft) {
        return IntercomOpening.preview(account, draft);
    }

    @Override
    public Optional<Opened> find(VendorAccount account, Draft draft) {
        return IntercomOpening.find(account, draft);
    }

    @Override
    public String append(VendorAccount account, Opened ticket, Line line) {
        return IntercomLines.write(account, ticket, line);
    }

    @Override
    public Optional<String> find(VendorAccount account, Opened ticket, UUID key) {
        try {
            var shown = account.send(Call.get(IntercomLines.conversation(ticket.ticket())))
                    .json();
            return IntercomLines.written(shown, key);
        } catch (VendorTrouble trouble) {
            if (trouble.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw trouble;
        }
    }

    @Override
    public void setStatus(VendorAccount account, Opened ticket, String status) {
        var part = Json.createObjectBuilder().add("admin_id", Intercom.admin(account));
        if (status.equals("solved")) {
            part.add("message_type", "close").add("type", "admin");
        } else {
            part.add("message_type", "open");
        }
        try {
            account.send(Call.post(IntercomLines.conversation(ticket.ticket()) + "/parts", part.build()));
        } catch (VendorTrouble trouble) {
            throw IntercomLines.inTicket(account, ticket, false, trouble);
        }
    }

    /** Where somebody else turns out to be meant, they come into the conversation and our placeholder leaves it. */
    @Override
    public String setRequester(VendorAccount account, Opened ticket, Requester requester) {
        var id = IntercomContacts.learned(account, requester);
        if (!id.equals(ticket.requester())) {
            var path = IntercomLines.conversation(ticket.ticket());
            var there = IntercomLines.contacts(account.send(Call.get(path)).json());
            if (!there.contains(id)) {
                account.send(Call.post(path + "/customers", customer(account, id)));
            }
            there.stream()
                    .filter(one -> one.equals(ticket.requester()))
                    .forEach(one -> account.send(Call.delete(path + "/customers/" + one, admin(account))));
        }
        return id;
    }

    private static JsonObject customer(VendorAccount account, String id) {
        return Json.createObjectBuilder(admin(account))
                .add("customer", Json.createObjectBuilder().add("intercom_user_id", id))
                .build();
    }

    private static JsonObject admin(VendorAccount account) {
        return Json.createObjectBuilder()
                .add("admin_id", Intercom.admin(account))
                .build();
    }
}
