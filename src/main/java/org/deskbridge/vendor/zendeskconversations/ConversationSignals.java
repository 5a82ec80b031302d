package org.deskbridge.vendor.zendeskconversations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.deskbridge.connector.Answer;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.LiveSignals;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Json;

/** A user may only say that they have read; that they are typing cannot be told. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class ConversationSignals implements LiveSignals {
    /** Whom nobody can be told of any more, nobody waits to hear of. */
    @Override
    public void seen(VendorAccount account, Opened ticket) {
        try {
            var unused = ConversationUsers.as(account, ticket, user -> tell(account, ticket, user));
        } catch (VendorTrouble trouble) {
            if (trouble.kind() != Kind.NOT_FOUND) {
                throw trouble;
            }
        }
    }

    private static Answer tell(VendorAccount account, Opened ticket, String user) {
        var activity = Json.createObjectBuilder()
                .add("author", Json.createObjectBuilder().add("type", "user").add("userId", user))
                .add("type", "conversation:read");
        return account.send(
                Call.post(Conversing.conversation(account, ticket.ticket()) + "/activity", activity.build()));
    }
}
