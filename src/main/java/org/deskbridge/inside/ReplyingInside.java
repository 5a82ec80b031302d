package org.deskbridge.inside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.conversation.Author;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.sync.Doubts;
import org.deskbridge.sync.Errand;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;

/** Sends an answer to the customer, unless the ticket has been taken away from the assistant in the meantime. */
@ApplicationScoped
class ReplyingInside implements WorkHandler {
    static final String KIND = "inside.reply";

    @Inject
    AssistedTickets tickets;

    @Inject
    Transcripts transcripts;

    @Inject
    Doubts doubts;

    @Inject
    Errand errand;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        return errand.run(job, false, account -> reply(job, account));
    }

    private Outcome reply(Job job, VendorAccount account) {
        var said = transcripts.message(UUID.fromString(job.subject())).orElseThrow();
        var ticket = tickets.of(said.conversation()).orElseThrow();
        var line = line(said);
        var verdict = doubts.judge(
                job,
                doubts.settling(),
                () -> account.helpdesk().ticketing().find(account, ticket.opened(), line.key()));
        return switch (verdict) {
            case Doubts.Verdict.Found<String> found -> new Outcome.Done("found " + found.it());
            case Doubts.Verdict.Later<String> later -> later.outcome();
            case Doubts.Verdict.Write<String> write -> write(account, ticket, said, line);
        };
    }

    private Outcome write(VendorAccount account, Assisted ticket, Said said, Line line) {
        var inside = account.helpdesk().insideDesk().orElseThrow();
        var standing = inside.standing(account, ticket.ticket());
        var isAssistants =
                standing.isPresent() && Objects.equals(standing.get().assignee(), account.setting("assistantUserId"));
        if (!isAssistants && said.author().kind() == Author.Kind.ASSISTANT) {
            tickets.taken(ticket.conversation());
            return new Outcome.Done("not sent: the ticket is somebody else's now");
        }
        return new Outcome.Done("message " + inside.reply(account, ticket.opened(), line));
    }

    private static Line line(Said said) {
        var voice = said.author().kind() == Author.Kind.AGENT ? Voice.AGENT : Voice.ASSISTANT;
        var sources = said.citations().stream()
                .filter(citation -> citation.url() != null)
                .map(citation -> "\n" + citation.title() + ": " + citation.url())
                .collect(Collectors.joining());
        var speaker = Objects.requireNonNullElse(said.author().name(), "Support");
        return new Line(
                said.id(),
                voice,
                speaker,
                said.text() + (sources.isEmpty() ? "" : "\n" + sources),
                said.sentAt(),
                List.of());
    }
}
