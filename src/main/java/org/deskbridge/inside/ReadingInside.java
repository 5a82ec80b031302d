package org.deskbridge.inside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.deskbridge.connector.TicketReading.From;
import org.deskbridge.connector.TicketReading.News;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.inside.AssistedTickets.Place;
import org.deskbridge.sync.Errand;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;

/** Reads a ticket of the desk's own when it is, or has been, the assistant's; all others are left alone. */
@ApplicationScoped
class ReadingInside implements WorkHandler {
    static final String KIND = "inside.read";

    @Inject
    AssistedTickets tickets;

    @Inject
    Errand errand;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        return errand.run(job, false, account -> read(job, account));
    }

    private Outcome read(Job job, VendorAccount account) {
        var place = new Place(UUID.fromString(job.pool()), account.helpdesk().type(), job.subject());
        var known = tickets.of(place.conversation());
        var standing = account.helpdesk().insideDesk().orElseThrow().standing(account, place.ticket());
        var assistants = standing.isPresent()
                && standing.get().assignee().isPresent()
                && standing.get().assignee().equals(account.setting("assistantUserId"));
        if (known.isEmpty() && !assistants) {
            return new Outcome.Done("not the assistant's");
        }
        var mark = known.map(Assisted::readMark).orElse(null);
        var news = account.helpdesk().reading().read(account, place.ticket(), mark);
        if (news.isEmpty() || (known.isEmpty() && !waits(news.get()))) {
            return new Outcome.Done("nothing waits for an answer");
        }
        return new Outcome.Done(tickets.take(place, news.get(), assistants) + " new");
    }

    /** Whether the customer has the last word in an open ticket. */
    private static boolean waits(News news) {
        var last = news.messages().stream()
                .filter(message -> message.from() == From.CUSTOMER || message.from() == From.AGENT)
                .reduce((before, after) -> after);
        return news.status().equals("open")
                && last.filter(message -> message.from() == From.CUSTOMER).isPresent();
    }
}
