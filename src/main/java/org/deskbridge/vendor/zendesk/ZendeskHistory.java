package org.deskbridge.vendor.zendesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import org.deskbridge.connector.History;
import org.deskbridge.connector.VendorAccount;

/** The tickets that somebody with this address has requested. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class ZendeskHistory implements History {
    @Override
    public List<PastTicket> of(VendorAccount account, String email, int most) {
        var user = ZendeskUsers.withEmail(account, email);
        return user.isEmpty()
                ? List.of()
                : ZendeskVocabulary.list(
                                account,
                                "/api/v2/users/" + user.get()
                                        + "/tickets/requested?sort_by=created_at&sort_order=desc&per_page=" + most,
                                "tickets")
                        .stream()
                        .limit(most)
                        .map(ZendeskHistory::past)
                        .toList();
    }

    private static PastTicket past(JsonObject ticket) {
        return new PastTicket(
                Zendesk.id(ticket),
                ticket.getString("subject", ""),
                ZendeskReading.ours(ticket.getString("status", "open")),
                Zendesk.time(ticket, "created_at"));
    }
}
