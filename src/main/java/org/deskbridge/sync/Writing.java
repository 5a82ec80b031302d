package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.platform.Failpoint;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler.Job;

/** Writes a line into a ticket, once. */
@ApplicationScoped
class Writing {
    @Inject
    Links links;

    @Inject
    Doubts doubts;

    /** Empty once the line stands in the ticket; otherwise what is to become of the work. */
    Optional<Outcome> write(Job job, VendorAccount account, Link link, Line line) {
        if (links.stands(link.id(), line.key())) {
            return Optional.empty();
        }
        var ticketing = account.helpdesk().ticketing();
        var verdict = doubts.judge(job, doubts.settling(), () -> ticketing.find(account, link.opened(), line.key()));
        return switch (verdict) {
            case Doubts.Verdict.Found<String> found -> written(link, line, found.it());
            case Doubts.Verdict.Later<String> later -> Optional.of(later.outcome());
            case Doubts.Verdict.Write<String> write ->
                written(link, line, ticketing.append(account, link.opened(), line));
        };
    }

    private Optional<Outcome> written(Link link, Line line, String external) {
        Failpoint.LINE_BEFORE_RECORD.pass();
        links.remember(link.id(), external, line.key());
        return Optional.empty();
    }
}
