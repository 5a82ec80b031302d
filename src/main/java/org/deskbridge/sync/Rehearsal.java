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

/** What would be sent if a conversation were handed over: made as in earnest, but nothing is sent or remembered. */
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

    /** A hand-over that is only thought of: why, to whom, and at which public message. */
    public record Occasion(List<Reason> reasons, Route route, long seq) {
        public Occasion {
            reasons = List.copyOf(reasons);
        }
    }

    /** Now, for a visitor who asks for it. */
    public List<Preview> of(ConversationView conversation, VendorAccount account) {
        var now = new Occasion(List.of(Reason.EXPLICIT_REQUEST), Route.NONE, conversation.lastSeq());
        return of(conversation, account, now);
    }

    public List<Preview> of(ConversationView conversation, VendorAccount connected, Occasion occasion) {
        var account = connected.with(Routed.settings(connected.settings(), occasion.route()));
        var first = transcripts
                .lastOfVisitor(conversation.id(), occasion.seq())
                .map(Said::id)
                .orElse(null);
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
                covered(conversation, occasion.seq()),
                first,
                null,
                null);
        var why = escalations.rehearse(conversation.id(), occasion.seq(), occasion.reasons(), occasion.route());
        return account.helpdesk().ticketing().preview(account, drafts.of(link, account.settings(), why));
    }

    /** Where the transcript of that moment ends. */
    private long covered(ConversationView conversation, long seq) {
        return seq >= conversation.lastSeq()
                ? conversation.lastPosition()
                : transcripts.visible(conversation.id(), seq - 1, 1).getFirst().position();
    }
}
