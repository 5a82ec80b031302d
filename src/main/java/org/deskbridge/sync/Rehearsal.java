package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.deskbridge.connector.Ticketing.Preview;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.conversation.ConversationView;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.escalation.Escalations;
import org.deskbridge.escalation.Reason;
import org.deskbridge.escalation.Route;

/** What would be sent if a conversation were handed over now: made as in earnest, but nothing is sent or remembered. */
@ApplicationScoped
public class Rehearsal {
    /** In place of the key that each ticket gets when it is opened. */
    private static final UUID NONE = new UUID(0, 0);

    @Inject
    Drafts drafts;

    @Inject
    Transcripts transcripts;

    @Inject
    Escalations escalations;

    public List<Preview> of(ConversationView conversation, VendorAccount account) {
        return of(conversation, account, List.of(Reason.EXPLICIT_REQUEST), Route.NONE);
    }

    /** The same for reasons and a route that are only being thought of. */
    public List<Preview> of(ConversationView conversation, VendorAccount connected, List<Reason> reasons, Route route) {
        var account = connected.with(Routed.settings(connected.settings(), route));
        var first = transcripts.lastOfVisitor(conversation).map(Said::id).orElse(null);
        var link = new Link(
                NONE,
                conversation.workspace(),
                conversation.id(),
                1,
                NONE,
                account.connector(),
                null,
                null,
                null,
                TicketLink.OPENING,
                conversation.lastPosition(),
                first,
                null,
                null);
        var why = escalations.rehearse(conversation.id(), reasons, route);
        return account.helpdesk().ticketing().preview(account, drafts.of(link, account.settings(), why));
    }
}
