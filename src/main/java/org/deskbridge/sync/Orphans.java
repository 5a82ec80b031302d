package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.Status;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.escalation.Escalations;
import org.deskbridge.escalation.Reason;

/**
 * Conversations whose desk has been disconnected: whoever takes hand-overs now gets them, so that nobody waits for nothing.
 * Every node looks for them; the one that closes the ticket hands over.
 */
@ApplicationScoped
@Transactional
public class Orphans {
    @Inject
    Links links;

    @Inject
    Conversations conversations;

    @Inject
    Transcripts transcripts;

    @Inject
    Escalations escalations;

    void adopt(UUID id) {
        var link = links.get(id);
        conversations.hold(link.conversation());
        if (links.close(id) && transcripts.get(link.conversation()).status() == Status.ESCALATED) {
            escalations.escalate(link.conversation(), Reason.DESK_GONE);
        }
    }
}
