package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.work.Doubt;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;

/** Carries one message of a conversation into its ticket; where that takes nothing any more, into the one that follows it. */
@ApplicationScoped
class Appending implements WorkHandler {
    static final String KIND = "ticket.append";

    @Inject
    Links links;

    @Inject
    Drafts drafts;

    @Inject
    Writing writing;

    @Inject
    OpeningTicket opening;

    @Inject
    FollowUps followUps;

    @Inject
    Clock clock;

    @Inject
    Errand errand;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        return errand.run(job, false, account -> append(job, account));
    }

    private Outcome append(Job job, VendorAccount account) {
        var message = UUID.fromString(job.subject());
        var link = links.current(Objects.requireNonNull(job.conversation()), UUID.fromString(job.pool()))
                .orElseThrow();
        var line = drafts.line(message);
        if (!link.isOpened()) {
            var opened = opening.open(job, account, link);
            return opened instanceof Outcome.Done ? again("carried on in " + link.number()) : opened;
        }
        if (line.isEmpty() || (line.get().position() <= link.coversPosition())) {
            return new Outcome.Done("it stands in the ticket's first lines");
        }
        try {
            return writing.write(job, account, link, line.get().line()).orElseGet(Outcome::done);
        } catch (VendorTrouble trouble) {
            if (trouble.kind() != VendorTrouble.Kind.CLOSED) {
                throw trouble;
            }
            followUps.begin(link, line.get());
            return again("the ticket is closed; a new one follows it");
        }
    }

    private Outcome again(String cause) {
        return new Outcome.Wait(clock.instant(), cause, Doubt.NONE);
    }
}
