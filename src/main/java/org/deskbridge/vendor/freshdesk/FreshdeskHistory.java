package org.deskbridge.vendor.freshdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.History;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;

/** The tickets of somebody with this address, also those older than the 30 days that are listed by default. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class FreshdeskHistory implements History {
    private static final String EVER = "2000-01-01T00:00:00Z";

    @Override
    public List<PastTicket> of(VendorAccount account, String email, int most) {
        try {
            return Freshdesk.list(account.send(Call.get("/api/v2/tickets?email="
                                    + URLEncoder.encode(email, StandardCharsets.UTF_8) + "&updated_since=" + EVER
                                    + "&order_by=created_at&order_type=desc&per_page=" + Math.min(100, most)))
                            .structure())
                    .stream()
                    .map(FreshdeskHistory::past)
                    .toList();
        } catch (VendorTrouble trouble) {
            if (FreshdeskRefusal.isOfSomebodyUnknown(trouble)) {
                return List.of();
            }
            throw trouble;
        }
    }

    private static PastTicket past(JsonObject ticket) {
        return new PastTicket(
                Freshdesk.id(ticket),
                Freshdesk.text(ticket, "subject"),
                FreshdeskReading.status(ticket),
                Freshdesk.time(ticket, "created_at"));
    }
}
