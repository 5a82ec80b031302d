package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;

/** Lets a ticket's status follow its conversation's; saying it twice does no harm. */
@ApplicationScoped
class SettingStatus implements WorkHandler {
    static final String KIND = "ticket.status";

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
        return errand.run(job, false, account -> set(job, account));
    }

    private Outcome set(Job job, VendorAccount account) {
        var parts = job.subject().split("/", 2);
        var link = links.get(UUID.fromString(parts[0]));
        try {
            account.helpdesk().ticketing().setStatus(account, link.opened(), parts[1]);
            return new Outcome.Done(parts[1]);
        } catch (VendorTrouble trouble) {
            if (trouble.kind() != VendorTrouble.Kind.CLOSED) {
                throw trouble;
            }
            links.status(link.id(), "closed");
            return new Outcome.Done("the ticket is closed");
        }
    }
}
