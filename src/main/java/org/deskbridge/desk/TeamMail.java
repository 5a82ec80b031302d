package org.deskbridge.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.UUID;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.platform.Configuration;
import org.deskbridge.platform.Mail;
import org.deskbridge.work.Doubt;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;
import org.deskbridge.workspace.Accounts;
import org.deskbridge.workspace.Workspaces;

/** Writes to the team when nobody is at the console; without SMTP the mail stands in the ledger, ready to be sent later. */
@ApplicationScoped
class TeamMail implements WorkHandler {
    static final String KIND = "team.mail";
    private static final int QUOTED = 200;

    @Inject
    Tickets tickets;

    @Inject
    Transcripts transcripts;

    @Inject
    Workspaces workspaces;

    @Inject
    Accounts accounts;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var mail = mail(job.workspace(), tickets.get(UUID.fromString(job.subject())));
        if (!Mail.configured()) {
            return new Outcome.GiveUp(
                    "no SMTP server is configured (deskbridge.mail.host)", mail.readable(), false, Doubt.NONE);
        }
        try {
            mail.send();
            return new Outcome.Done(mail.readable());
        } catch (MessagingException e) {
            return Outcome.retry("the SMTP server did not take the mail: " + e.getMessage());
        }
    }

    private Mail mail(UUID workspace, TicketView ticket) {
        var text = new StringBuilder(ticket.summary())
                .append("\n\nOpen the ticket: ")
                .append(Configuration.publicUrl())
                .append("/console/ticket.xhtml?id=")
                .append(ticket.id())
                .append("\n\n");
        for (var said : transcripts.visible(ticket.conversation(), 0, QUOTED)) {
            text.append(name(said)).append(": ").append(said.gist()).append('\n');
        }
        return new Mail(recipients(workspace), "[" + ticket.reference() + "] " + ticket.subject(), text.toString());
    }

    private List<String> recipients(UUID workspace) {
        var named = workspaces.get(workspace).teamMail();
        return named.isBlank()
                ? accounts.mailAddresses(workspace)
                : List.of(named.strip().split("\\s*[,;]\\s*"));
    }

    private static String name(Said said) {
        var name = said.author().name();
        return name == null ? said.author().kind().word() : name;
    }
}
