package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Objects;
import org.deskbridge.connector.PollMarks;
import org.deskbridge.work.WorkQueue;

/** Has a ticket read again; the caller works for the ticket's workspace. */
@ApplicationScoped
@Transactional
public class Rereading {
    @Inject
    WorkQueue work;

    @Inject
    WebhookEvents events;

    @Inject
    PollMarks polls;

    void read(Link link) {
        work.addUnlessWaiting(link.task(ReadingTicket.KIND, link.id().toString()));
    }

    void on(@Observes Links.TicketOpened opened) {
        polls.nextAfter(opened.link().connector(), 1);
        hintCameFirst(opened.link());
    }

    /** A vendor may be faster to tell us about a ticket than we are to remember that it is ours. */
    private void hintCameFirst(Link link) {
        if (events.anyAbout(link.connector(), Objects.requireNonNull(link.externalId()))) {
            read(link);
        }
    }
}
