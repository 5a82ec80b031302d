package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.escalation.Escalations;
import org.deskbridge.escalation.Summaries;
import org.deskbridge.platform.Failpoint;
import org.deskbridge.work.Doubt;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;

/** Opens the one ticket of an episode. */
@ApplicationScoped
class OpeningTicket implements WorkHandler {
    static final String KIND = "ticket.open";
    private static final Duration LOOKS = Duration.ofMillis(500);

    @Inject
    Links links;

    @Inject
    Drafts drafts;

    @Inject
    Escalations escalations;

    @Inject
    Summaries summaries;

    @Inject
    Clock clock;

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
        return awaited(job).orElseGet(() -> errand.run(job, true, account -> open(job, account)));
    }

    /** What is being summed up is written a moment later; what may have been written already is not waited for. */
    private Optional<Outcome> awaited(Job job) {
        return job.doubtfulSince() != null
                ? Optional.empty()
                : summaries
                        .awaited(links.get(UUID.fromString(job.subject())).episode())
                        .map(due -> new Outcome.Wait(
                                clock.instant().plus(LOOKS), "the summary is being written", Doubt.NONE));
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
        Failpoint.TICKET_BEFORE_RECORD.pass();
        links.opened(link, opened);
        Failpoint.TICKET_AFTER_RECORD.pass();
        return new Outcome.Done(how + "ticket " + opened.ticket());
    }
}
