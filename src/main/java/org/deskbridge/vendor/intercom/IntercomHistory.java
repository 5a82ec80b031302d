package org.deskbridge.vendor.intercom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.deskbridge.connector.History;
import org.deskbridge.connector.VendorAccount;

/** The conversations of everybody who has this address. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class IntercomHistory implements History {
    @Override
    public List<PastTicket> of(VendorAccount account, String email, int most) {
        var lower = email.toLowerCase(Locale.ROOT);
        var contacts = IntercomSearch.contacts(account, List.of(IntercomSearch.where("email", lower))).found().stream()
                .filter(one -> Intercom.text(one, "email").equalsIgnoreCase(email))
                .map(one -> Intercom.id(one, "id"))
                .toList();
        if (contacts.isEmpty()) {
            return List.of();
        }
        var filters = List.of(IntercomSearch.any("contact_ids", contacts));
        return IntercomSearch.conversations(account, filters, "").found().stream()
                .sorted(Comparator.comparingLong(IntercomHistory::begun).reversed())
                .limit(most)
                .map(IntercomHistory::past)
                .toList();
    }

    private static long begun(JsonObject conversation) {
        return Intercom.number(conversation, "created_at");
    }

    private static PastTicket past(JsonObject conversation) {
        return new PastTicket(
                Intercom.id(conversation, "id"),
                IntercomReading.subject(conversation),
                IntercomReading.status(conversation),
                Instant.ofEpochSecond(begun(conversation)));
    }
}
