package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;

/** Writes what the mapping asks for into the ticket's own fields, as it is known now. */
@ApplicationScoped
class SettingFields implements WorkHandler {
    static final String KIND = "ticket.fields";

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
        var fields = drafts.fields(link, account.settings());
        var sorting = account.helpdesk().sorting();
        if (fields.isEmpty() || sorting.isEmpty()) {
            return new Outcome.Done("nothing is mapped");
        }
        try {
            sorting.get().setFields(account, link.opened(), fields);
            return Outcome.done();
        } catch (VendorTrouble trouble) {
            if (trouble.kind() != VendorTrouble.Kind.CLOSED) {
                throw trouble;
            }
            return new Outcome.Done("the ticket is closed and keeps the fields it has");
        }
    }
}
