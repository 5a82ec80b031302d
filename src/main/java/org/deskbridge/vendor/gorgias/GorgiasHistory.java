package org.deskbridge.vendor.gorgias;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.History;
import org.deskbridge.connector.VendorAccount;

/** The tickets of a customer who is known by this address. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class GorgiasHistory implements History {
    @Override
    public List<PastTicket> of(VendorAccount account, String email, int most) {
        var customer = GorgiasCustomers.withEmail(account, email);
        return customer.isEmpty()
                ? List.of()
                : Gorgias.data(account.send(Call.get("/api/tickets?customer_id=" + customer.get()
                                        + "&order_by=created_datetime:desc&limit=" + most))
                                .structure())
                        .stream()
                        .map(GorgiasHistory::past)
                        .toList();
    }

    private static PastTicket past(JsonObject ticket) {
        return new PastTicket(
                Gorgias.id(ticket),
                GorgiasReading.text(ticket, "subject"),
                GorgiasReading.status(ticket),
                Gorgias.time(ticket, "created_datetime"));
    }
}
