package org.deskbridge.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.UUID;
import org.deskbridge.conversation.Author;
import org.deskbridge.conversation.Changed;
import org.deskbridge.conversation.ConversationView;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.conversation.Utterance;
import org.deskbridge.conversation.Visits.Introduced;
import org.deskbridge.escalation.Escalated;
import org.deskbridge.escalation.ExternalDesk;
import org.deskbridge.escalation.Reaching;
import org.deskbridge.escalation.Summarised;
import org.deskbridge.work.Task;
import org.deskbridge.work.WorkQueue;
import org.deskbridge.workspace.Accounts;
import org.deskbridge.workspace.Workspaces;

/** Keeps tickets in step with their conversations, in the very transactions that change those. */
@ApplicationScoped
class Opening {
    private static final int LOOKED_AT = 50;

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Tickets tickets;

    @Inject
    Conversations conversations;

    @Inject
    Transcripts transcripts;

    @Inject
    Workspaces workspaces;

    @Inject
    Accounts accounts;

    @Inject
    Reaching reaching;

    @Inject
    WorkQueue work;

    @Inject
    @Any
    Instance<ExternalDesk> elsewhere;

    void on(@Observes Escalated escalated) {
        if (elsewhere.stream().anyMatch(desk -> desk.takes(escalated.workspace(), escalated.conversation()))) {
            return;
        }
        var open = tickets.tickets(escalated.conversation()).stream()
                .filter(ticket -> !ticket.ended())
                .findFirst();
        if (!escalated.opened() && open.isPresent()) {
            askAgain(open.get());
            return;
        }
        var conversation = transcripts.get(escalated.conversation());
        var ticket = open(escalated, conversation);
        conversations.say(Utterance.system(
                escalated.conversation(), told(ticket, conversation), "episode:" + escalated.episode()));
        if (!accounts.anybodyOnline(escalated.workspace()) || isMissing(escalated.workspace())) {
            work.add(Task.inner(TeamMail.KIND, "mail:" + ticket.id, ticket.id.toString(), escalated.conversation()));
        }
    }

    /** The desk that the team works in is not connected, so nobody would look here by themselves. */
    private boolean isMissing(UUID workspace) {
        return !workspaces.get(workspace).helpdeskMode().equals("builtin");
    }

    private Ticket open(Escalated escalated, ConversationView conversation) {
        var workspace = workspaces.get(escalated.workspace());
        var ticket = new Ticket(
                escalated.conversation(),
                workspaces.nextTicketNumber(escalated.workspace()),
                lastVisitorMessage(conversation),
                conversation.visitor().nameOr(Tickets.ANONYMOUS),
                clock.instant());
        ticket.episodeId = escalated.episode();
        ticket.requesterEmail = conversation.visitor().email();
        ticket.summary = escalated.summary();
        ticket.tags = String.join("\n", escalated.reasons()) + "\n" + tag(workspace.assistantName());
        em.persist(ticket);
        em.flush();
        return ticket;
    }

    private void askAgain(Ticket ticket) {
        conversations.say(Utterance.system(
                ticket.conversationId,
                "A person will take over again. Your reference is #" + ticket.number + ".",
                null));
    }

    private String lastVisitorMessage(ConversationView conversation) {
        return transcripts
                .visible(conversation.id(), Math.max(0, conversation.lastSeq() - LOOKED_AT), LOOKED_AT)
                .reversed()
                .stream()
                .filter(said -> said.author().kind() == Author.Kind.VISITOR)
                .map(Said::gist)
                .findFirst()
                .orElse("A visitor asked for a person");
    }

    private String told(Ticket ticket, ConversationView conversation) {
        return "A person from our team will help you from here. Your reference is #" + ticket.number + "."
                + reaching.beforeAbsence(conversation);
    }

    private static String tag(String name) {
        return name.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("\\s+", "-");
    }

    /** A resolved conversation has no ticket left open. */
    void on(@Observes Changed changed) {
        if (!changed.resolved()) {
            return;
        }
        var open = tickets.tickets(changed.conversation()).stream()
                .filter(ticket -> !ticket.ended())
                .toList();
        for (var ticket : open) {
            ticket.status = "solved";
            ticket.updatedAt = clock.instant();
        }
    }

    /** At each message, so that it stands in the database's own words, which are not translated anew each time. */
    void on(@Observes Said said) {
        var waiting = switch (said.author().kind()) {
            case VISITOR -> "open";
            case AGENT -> said.internal() ? "" : "pending";
            case ASSISTANT, SYSTEM -> "";
        };
        if (waiting.isEmpty() || !transcripts.wasHandedOver(said.conversation())) {
            return;
        }
        em.createNativeQuery(
                        "update ticket set status = :status, updated_at = :now where conversation_id = :conversation"
                                + " and workspace_id = :workspace and status in ('open', 'pending')")
                .setParameter("status", waiting)
                .setParameter("now", said.sentAt())
                .setParameter("conversation", said.conversation())
                .setParameter("workspace", said.workspace())
                .executeUpdate();
    }

    void on(@Observes Summarised summarised) {
        em.createQuery("update Ticket t set t.summary = :summary where t.episodeId = :episode")
                .setParameter("summary", summarised.summary())
                .setParameter("episode", summarised.episode())
                .executeUpdate();
    }

    void on(@Observes Introduced introduced) {
        var contact = introduced.contact();
        em.createQuery("update Ticket t set t.requesterName = :name, t.requesterEmail = :email"
                        + " where t.status in ('open', 'pending') and t.conversationId in"
                        + " (select c.id from Conversation c where c.visitorId = :visitor)")
                .setParameter("name", contact.nameOr(Tickets.ANONYMOUS))
                .setParameter("email", contact.email())
                .setParameter("visitor", introduced.visitor())
                .executeUpdate();
    }
}
