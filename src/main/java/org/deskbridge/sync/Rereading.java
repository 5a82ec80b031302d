package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Objects;
import org.deskbridge.work.WorkQueue;

/** Has a ticket read again; the caller works for the ticket's workspace. */
@ApplicationScoped
@Transactional
public class Rereading {
    @Inject
    WorkQueue work;

    @Inject
    WebhookEvents events;

    void read(Link link) {
        work.addUnlessWaiting(link.task(ReadingTicket.KIND, link.id().toString()));
    }

    /** A vendor may be faster to tell us about a ticket than we are to remember that it is ours. */
    void on(@Observes Links.TicketOpened opened) {
        var link = opened.link();
        if (events.anyAbout(link.connector(), Objects.requireNonNull(link.externalId()))) {
            read(link);
        }
    }
}
