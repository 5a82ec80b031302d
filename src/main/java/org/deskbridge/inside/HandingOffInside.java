package org.deskbridge.inside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.connector.Sorting.Assignee;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.escalation.Escalations;
import org.deskbridge.escalation.Summaries;
import org.deskbridge.sync.Doubts;
import org.deskbridge.sync.Errand;
import org.deskbridge.work.Doubt;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;

/** Leaves a note that says why, and gives the ticket to the team or user that is set, or to nobody in particular. */
@ApplicationScoped
class HandingOffInside implements WorkHandler {
    static final String KIND = "inside.handoff";
    private static final Duration LOOKS = Duration.ofMillis(500);

    @Inject
    AssistedTickets tickets;

    @Inject
    Escalations escalations;

    @Inject
    Doubts doubts;

    @Inject
    Summaries summaries;

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
        var summing = job.doubtfulSince() == null ? summaries.awaited(episode(job)) : Optional.<Instant>empty();
        return summing.<Outcome>map(due ->
                        new Outcome.Wait(clock.instant().plus(LOOKS), "the summary is being written", Doubt.NONE))
                .orElseGet(() -> errand.run(job, false, account -> handOff(job, account)));
    }

    private static UUID episode(Job job) {
        return UUID.fromString(job.subject().split("/", 2)[1]);
    }

    private Outcome handOff(Job job, VendorAccount account) {
        var ids = job.subject().split("/", 2);
        var ticket = tickets.of(UUID.fromString(ids[0])).orElseThrow();
        var note = note(episode(job));
        var ticketing = account.helpdesk().ticketing();
        var verdict = doubts.judge(job, doubts.settling(), () -> ticketing.find(account, ticket.opened(), note.key()));
        return switch (verdict) {
            case Doubts.Verdict.Found<String> found -> assign(account, ticket);
            case Doubts.Verdict.Later<String> later -> later.outcome();
            case Doubts.Verdict.Write<String> write -> {
                ticketing.append(account, ticket.opened(), note);
                yield assign(account, ticket);
            }
        };
    }

    private Line note(UUID episode) {
        var known = escalations.episode(episode);
        var text = "Handed off by the assistant: " + String.join(", ", known.reasons()) + "\n\n" + known.summary();
        return new Line(episode, Voice.NOTE, "Deskbridge", text, clock.instant(), List.of());
    }

    private Outcome assign(VendorAccount account, Assisted ticket) {
        var to = new Assignee(
                account.setting("handoffTeamId").orElse(null),
                account.setting("handoffUserId").orElse(null));
        account.helpdesk().sorting().orElseThrow().assign(account, ticket.opened(), to);
        tickets.taken(ticket.conversation());
        return Outcome.done();
    }
}
