package org.deskbridge.vendor.zendeskconversations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.LiveSignals;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.VendorAccount;

/** A user may only say that they have read; that they are typing cannot be told. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class ConversationSignals implements LiveSignals {
    @Override
    public void seen(VendorAccount account, Opened ticket) {
        var user = ticket.requester() == null ? "" : ticket.requester();
        var activity = Json.createObjectBuilder()
                .add("author", Json.createObjectBuilder().add("type", "user").add("userId", user))
                .add("type", "conversation:read");
        account.send(Call.post(Conversing.conversation(account, ticket.ticket()) + "/activity", activity.build()));
    }
}
