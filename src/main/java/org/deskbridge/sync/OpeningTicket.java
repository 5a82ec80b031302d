package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.escalation.Escalations;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;

/** Opens the one ticket of an episode. */
@ApplicationScoped
class OpeningTicket implements WorkHandler {
    static final String KIND = "ticket.open";

    @Inject
    Links links;

    @Inject
    Drafts drafts;

    @Inject
    Escalations escalations;

    @Inject
    Errand errand;

    @Inject
    Doubts doubts;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        return errand.run(job, true, account -> open(job, account));
    }

    private Outcome open(Job job, VendorAccount account) {
        var link = links.get(UUID.fromString(job.subject()));
        return link.isOpened() ? new Outcome.Done("ticket " + link.externalId()) : open(job, account, link);
    }

    Outcome open(Job job, VendorAccount connected, Link link) {
        var account = connected.with(Routed.settings(
                connected.settings(), escalations.episode(link.episode()).route()));
        var draft = drafts.of(link, account.settings());
        var ticketing = account.helpdesk().ticketing();
        var verdict = doubts.judge(job, doubts.searchLag(ticketing.searchLag()), () -> ticketing.find(account, draft));
        return switch (verdict) {
            case Doubts.Verdict.Found<Opened> found -> opened(link, found.it(), "found ");
            case Doubts.Verdict.Later<Opened> later -> later.outcome();
            case Doubts.Verdict.Write<Opened> write -> opened(link, ticketing.open(account, draft), "");
        };
    }

    private Outcome opened(Link link, Opened opened, String how) {
        links.opened(link, opened);
        return new Outcome.Done(how + "ticket " + opened.ticket());
    }
}
