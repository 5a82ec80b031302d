package org.deskbridge.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.sync.Errand;
import org.deskbridge.sync.Links;
import org.deskbridge.work.Doubt;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;

/** Brings a page of tickets at a time; a rate limit or a death is a pause, after which it goes on where it was. */
@ApplicationScoped
class Importing implements WorkHandler {
    static final String KIND = "import.page";

    @Inject
    Imports imports;

    @Inject
    Links links;

    @Inject
    Errand errand;

    @Inject
    Clock clock;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        return errand.run(job, false, account -> page(job, account));
    }

    private Outcome page(Job job, VendorAccount account) {
        var id = UUID.fromString(job.subject());
        var point = imports.point(id);
        if (point.isEmpty()) {
            return Outcome.done();
        }
        var archive = account.helpdesk().archive().orElseThrow();
        var page = archive.changes(account, point.get().mark(), point.get().since());
        for (var ticket : page.tickets()) {
            if (imports.point(id).isEmpty()) {
                return new Outcome.Done("stopped");
            }
            bring(id, account, ticket);
        }
        imports.moved(id, page.mark(), page.more());
        return page.more() ? new Outcome.Wait(clock.instant(), "more to come", Doubt.NONE) : Outcome.done();
    }

    private void bring(UUID id, VendorAccount account, String ticket) {
        if (imports.isSeen(id, ticket)) {
            return;
        }
        var news = links.isOurs(account.connector(), ticket)
                ? Optional.<org.deskbridge.connector.TicketReading.News>empty()
                : account.helpdesk().reading().read(account, ticket, null);
        imports.take(id, account.helpdesk().type(), ticket, news);
    }
}
