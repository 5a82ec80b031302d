package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;

/** Tells the agent what happened before: the summary first, then the whole transcript, in as many notes as it needs. */
@ApplicationScoped
class WritingNote implements WorkHandler {
    static final String KIND = "ticket.note";

    @Inject
    Links links;

    @Inject
    Drafts drafts;

    @Inject
    Writing writing;

    @Inject
    Errand errand;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        return errand.run(job, false, account -> write(job, account));
    }

    private Outcome write(Job job, VendorAccount account) {
        var link = links.get(UUID.fromString(job.subject()));
        for (var note : drafts.notes(link)) {
            var unfinished = writing.write(job, account, link, note);
            if (unfinished.isPresent()) {
                return unfinished.get();
            }
        }
        return Outcome.done();
    }
}
