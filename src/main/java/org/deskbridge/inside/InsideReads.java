package org.deskbridge.inside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.deskbridge.sync.Unlinked;
import org.deskbridge.work.WorkQueue;

/** Has a ticket of the desk's own read; the caller works for the connector's workspace. */
@ApplicationScoped
@Transactional
public class InsideReads {
    @Inject
    WorkQueue work;

    void read(Unlinked ticket) {
        var conversation = Assisted.conversationOf(ticket.connector(), ticket.ticket());
        work.addUnlessWaiting(Assisted.task(ReadingInside.KIND, ticket.connector(), conversation, ticket.ticket()));
    }
}
