package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.deskbridge.work.WorkQueue;

/** The ticket after the last, for a conversation that outlives its ticket. */
@ApplicationScoped
@Transactional
public class FollowUps {
    @Inject
    Links links;

    @Inject
    WorkQueue work;

    /** It begins with the message that the closed one did not take. */
    void begin(Link closed, Drafts.Placed message) {
        links.status(closed.id(), "closed");
        var next = links.begin(
                closed.conversation(),
                closed.episode(),
                closed.connector(),
                new Links.Covered(message.position(), message.line().key()),
                closed.externalId());
        work.add(next.task(WritingNote.KIND, next.id().toString()));
    }
}
