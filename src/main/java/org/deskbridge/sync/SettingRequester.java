package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;

/** Lets a ticket be whose it is, once its visitor has said who they are. */
@ApplicationScoped
class SettingRequester implements WorkHandler {
    static final String KIND = "ticket.requester";

    @Inject
    Links links;

    @Inject
    Drafts drafts;

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
        var link = links.get(UUID.fromString(job.subject()));
        try {
            var requester = drafts.requester(link.conversation());
            links.requester(link.id(), account.helpdesk().ticketing().setRequester(account, link.opened(), requester));
            return Outcome.done();
        } catch (VendorTrouble trouble) {
            if (trouble.kind() != VendorTrouble.Kind.CLOSED) {
                throw trouble;
            }
            return new Outcome.Done("the ticket is closed and keeps its requester");
        }
    }
}
