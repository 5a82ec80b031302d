package org.deskbridge.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.conversation.Contact;
import org.deskbridge.conversation.Control;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.LinkedTicket;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.conversation.Utterance;
import org.deskbridge.conversation.Visits;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.deskbridge.workspace.Workspaces;
import org.jspecify.annotations.Nullable;

/** The tickets of the built-in desk. A ticket's status and its conversation's follow each other. */
@ApplicationScoped
@Transactional
public class Tickets implements LinkedTicket {
    static final String ANONYMOUS = "Anonymous Visitor";

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Workspaces workspaces;

    @Inject
    Conversations conversations;

    @Inject
    Visits visits;

    @Inject
    Transcripts transcripts;

    /** What an agent wants changed; null leaves a field as it is, an empty assignee means nobody. */
    public record Change(
            @Nullable String status,
            @Nullable String priority,
            @Nullable String assignee,
            @Nullable List<String> tags,
            @Nullable String subject) {}

    /** A ticket that an agent opens for somebody who did not chat. */
    public TicketView open(UUID workspace, String subject, String text, Contact requester) {
        var conversation = Ids.next();
        visits.begin(conversation, conversation, new Visits.Arrival(null, null, null, null));
        visits.introduce(conversation, requester);
        conversations.say(Utterance.visitor(conversation, text, "opening"));
        conversations.escalate(conversation, Control.HUMAN);
        var ticket = new Ticket(
                conversation,
                workspaces.nextTicketNumber(workspace),
                subject,
                requester.nameOr(ANONYMOUS),
                clock.instant());
        ticket.requesterEmail = requester.email();
        em.persist(ticket);
        em.flush();
        return ticket.view();
    }

    /** Makes a ticket of a conversation that was led in another desk; it stands here as it stood there. */
    public void adopt(UUID conversation, String subject, String status, String tag) {
        conversations.escalate(conversation, Control.HUMAN);
        var view = transcripts.get(conversation);
        var ticket = new Ticket(
                conversation,
                workspaces.nextTicketNumber(view.workspace()),
                subject.isBlank() ? "(no subject)" : subject,
                view.visitor().nameOr(ANONYMOUS),
                view.startedAt());
        ticket.requesterEmail = view.visitor().email();
        ticket.tags = tag;
        em.persist(ticket);
        em.flush();
        if (status.equals("solved") || status.equals("closed")) {
            conversations.resolve(conversation);
        }
        ticket.status = status;
        ticket.updatedAt = view.lastMessageAt();
    }

    public TicketView get(UUID id) {
        return found(id, LockModeType.NONE).view();
    }

    public Optional<UUID> workspaceOf(UUID id) {
        return Tenant.everywhere(
                () -> Optional.ofNullable(em.find(Ticket.class, id)).map(ticket -> ticket.workspaceId));
    }

    /** Newest change first; the number of a page's last ticket is the cursor of the next page. */
    public List<TicketView> list(@Nullable String status, @Nullable Long beforeNumber, int limit) {
        return em.createQuery(
                        "select t from Ticket t where (:status is null or t.status = :status)"
                                + " and (:before is null or t.number < :before) order by t.number desc",
                        Ticket.class)
                .setParameter("status", status)
                .setParameter("before", beforeNumber)
                .setMaxResults(limit)
                .getResultStream()
                .map(Ticket::view)
                .toList();
    }

    /** Solving or closing resolves the conversation and says so to the visitor; reopening leaves it to the next message. */
    public TicketView change(UUID id, Change change) {
        var ticket = found(id, LockModeType.NONE);
        if (change.status() != null
                && (change.status().equals("solved") || change.status().equals("closed"))) {
            conversations.resolve(ticket.conversationId);
        }
        em.refresh(ticket, LockModeType.PESSIMISTIC_WRITE);
        apply(ticket, change);
        ticket.updatedAt = clock.instant();
        return ticket.view();
    }

    private static void apply(Ticket ticket, Change change) {
        ticket.status = or(change.status(), ticket.status);
        ticket.priority = or(change.priority(), ticket.priority);
        ticket.subject = or(change.subject(), ticket.subject);
        if (change.assignee() != null) {
            ticket.assignee = change.assignee().isBlank() ? null : change.assignee();
        }
        if (change.tags() != null) {
            ticket.tags = tags(change.tags());
        }
    }

    private static String tags(List<String> tags) {
        var joined = String.join("\n", tags);
        if (joined.length() > Ticket.MAX_TAGS) {
            throw Problem.field("tags", "must have at most " + Ticket.MAX_TAGS + " characters together");
        }
        return joined;
    }

    public Optional<TicketView> newest(UUID conversation) {
        return tickets(conversation).stream().findFirst().map(Ticket::view);
    }

    List<Ticket> tickets(UUID conversation) {
        return em.createQuery(
                        "select t from Ticket t where t.conversationId = :conversation order by t.number desc",
                        Ticket.class)
                .setParameter("conversation", conversation)
                .getResultList();
    }

    @Override
    public Optional<LinkedTicket.Shown> of(UUID conversation) {
        return newest(conversation)
                .map(ticket -> new LinkedTicket.Shown(
                        "builtin",
                        ticket.id().toString(),
                        ticket.reference(),
                        "/console/ticket.xhtml?id=" + ticket.id(),
                        ticket.status()));
    }

    private static String or(@Nullable String wanted, String present) {
        return wanted == null ? present : wanted;
    }

    private Ticket found(UUID id, LockModeType lock) {
        var ticket = em.find(Ticket.class, id, lock);
        if (ticket == null) {
            throw Problem.notFound("ticket");
        }
        return ticket;
    }
}
