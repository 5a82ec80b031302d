package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;

/** Lets the people at the desk see that the visitor has read them. */
@ApplicationScoped
class TellingSeen implements WorkHandler {
    static final String KIND = "ticket.seen";

    @Inject
    Links links;

    @Inject
    Errand errand;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        return errand.run(job, false, account -> tell(job, account));
    }

    private Outcome tell(Job job, VendorAccount account) {
        var link = links.get(UUID.fromString(job.subject()));
        account.helpdesk().liveSignals().ifPresent(live -> live.seen(account, link.opened()));
        return Outcome.done();
    }
}
