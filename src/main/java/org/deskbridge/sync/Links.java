package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.connector.Connectors;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.jspecify.annotations.Nullable;

/** Which ticket belongs to which conversation, and which messages stand in it. */
@ApplicationScoped
@Transactional
public class Links {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Conversations conversations;

    @Inject
    Connectors connectors;

    @Inject
    Event<TicketOpened> ticketOpened;

    /** A ticket exists at the vendor now, under this id. Fired in the transaction that remembers it. */
    record TicketOpened(Link link) {}

    /** The ticket of an episode, to be opened; what it covers is fixed here so that every try says the same. */
    Link begin(UUID conversation, UUID episode, UUID connector, Covered covered, @Nullable String follows) {
        var before = current(conversation);
        var link = new TicketLink(
                conversation, before.map(Link::number).orElse(0) + 1, episode, connector, clock.instant());
        link.coversPosition = covered.position();
        link.firstMessage = covered.message();
        link.follows = follows;
        em.persist(link);
        em.flush();
        return link.view();
    }

    /** What a ticket begins with: the transcript up to a position, and the message that it is about. */
    record Covered(long position, @Nullable UUID message) {}

    Link get(UUID id) {
        return found(id).view();
    }

    boolean hasTicket(UUID conversation) {
        return !em.createNativeQuery(
                        "select 1 from ticket_link where conversation_id = :conversation"
                                + " and workspace_id = :workspace limit 1",
                        Integer.class)
                .setParameter("conversation", conversation)
                .setParameter("workspace", Tenant.current())
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList()
                .isEmpty();
    }

    /** The newest ticket of a conversation: the one that goes on. */
    Optional<Link> current(UUID conversation) {
        return newest(em.createQuery(
                        "select l from TicketLink l where l.conversationId = :conversation order by l.number desc",
                        TicketLink.class)
                .setParameter("conversation", conversation));
    }

    /** The newest one of this desk: after a switch, what still waits for the old desk stays with its ticket there. */
    Optional<Link> current(UUID conversation, UUID connector) {
        return newest(em.createQuery(
                        "select l from TicketLink l where l.conversationId = :conversation"
                                + " and l.connectorId = :connector order by l.number desc",
                        TicketLink.class)
                .setParameter("conversation", conversation)
                .setParameter("connector", connector));
    }

    private static Optional<Link> newest(TypedQuery<TicketLink> query) {
        return query.setMaxResults(1).getResultStream().map(TicketLink::view).findFirst();
    }

    /** Whether this ticket is the other side of a conversation of ours, in whatever workspace. */
    public boolean isOurs(UUID connector, String ticket) {
        return !Tenant.everywhere(() -> withTickets(connector, List.of(ticket))).isEmpty();
    }

    /** A webhook names only its connector and the vendor's ticket: the caller looks in every workspace. */
    List<Link> withTickets(UUID connector, Collection<String> tickets) {
        return em.createQuery(
                        "select l from TicketLink l where l.connectorId = :connector and l.externalId in :tickets",
                        TicketLink.class)
                .setParameter("connector", connector)
                .setParameter("tickets", tickets)
                .getResultStream()
                .map(TicketLink::view)
                .toList();
    }

    /** A ticket that goes on in a place where an older one stood takes that place over, and what was read there. */
    Link opened(Link known, Opened opened) {
        conversations.hold(known.conversation());
        var id = known.id();
        var link = found(id);
        if (link.externalId == null) {
            take(link, opened.ticket());
            link.url = opened.url();
            link.requesterId = opened.requester();
            link.status = link.status.equals(TicketLink.OPENING) ? "open" : link.status;
            link.openedAt = clock.instant();
            opened.written().forEach((key, external) -> remember(id, external, key));
            em.flush();
            ticketOpened.fire(new TicketOpened(link.view()));
        }
        return link.view();
    }

    private void take(TicketLink link, String external) {
        standing(link.connectorId, external).ifPresent(older -> {
            older.externalId = Link.formerly(external, older.number);
            link.readMark = older.readMark;
            em.flush();
        });
        link.externalId = external;
    }

    private Optional<TicketLink> standing(UUID connector, String external) {
        return em.createQuery(
                        "select l from TicketLink l where l.connectorId = :connector and l.externalId = :ticket",
                        TicketLink.class)
                .setParameter("connector", connector)
                .setParameter("ticket", external)
                .getResultStream()
                .findFirst();
    }

    /** The vendor goes on with this ticket under another id, perhaps one that is known already. */
    void moved(UUID id, String into) {
        var link = found(id);
        if (!into.equals(link.externalId)) {
            take(link, into);
        }
    }

    void requester(UUID id, String requester) {
        found(id).requesterId = requester;
    }

    void status(UUID id, String status) {
        found(id).status = status;
    }

    /** Returns whether this closed it; false where it was closed already, by whomever. */
    boolean close(UUID id) {
        var link = found(id);
        em.refresh(link);
        var open = !Set.of("solved", "closed").contains(link.status);
        link.status = open ? "closed" : link.status;
        return open;
    }

    void readUpTo(UUID id, String mark) {
        found(id).readMark = mark;
    }

    void looked(UUID id) {
        found(id).readAt = clock.instant();
    }

    /** Tickets that are open as far as we know, at connectors that are disconnected. */
    List<Link> orphaned(int most) {
        return em.createQuery(
                        "select l from TicketLink l where l.status not in ('solved', 'closed') and l.connectorId in :gone"
                                + " order by l.id",
                        TicketLink.class)
                .setParameter("gone", connectors.gone())
                .setMaxResults(most)
                .getResultStream()
                .map(TicketLink::view)
                .toList();
    }

    boolean anyOpen(UUID connector) {
        return !Tenant.everywhere(() -> longestUnread(connector, 1)).isEmpty();
    }

    /** The open tickets at a connector that were looked at longest ago. */
    List<Link> longestUnread(UUID connector, int most) {
        return em.createQuery(
                        "select l from TicketLink l where l.connectorId = :connector and l.externalId is not null"
                                + " and l.status in ('open', 'pending') order by coalesce(l.readAt, l.createdAt), l.id",
                        TicketLink.class)
                .setParameter("connector", connector)
                .setMaxResults(most)
                .getResultStream()
                .map(TicketLink::view)
                .toList();
    }

    /** Returns false when it is known already. */
    boolean remember(UUID link, String external, @Nullable UUID message) {
        var key = new DeskMessageRow.Key(link, external);
        if (em.find(DeskMessageRow.class, key) != null) {
            return false;
        }
        em.persist(new DeskMessageRow(link, external, message));
        return true;
    }

    boolean isKnown(UUID link, String external) {
        return em.find(DeskMessageRow.class, new DeskMessageRow.Key(link, external)) != null;
    }

    /** Whether this message of ours stands in the ticket. */
    boolean stands(UUID link, UUID message) {
        var rows = "select 1 from DeskMessageRow m where m.key.link = :link and m.messageId = :message";
        return !em.createQuery(rows, Integer.class)
                .setParameter("link", link)
                .setParameter("message", message)
                .getResultList()
                .isEmpty();
    }

    private TicketLink found(UUID id) {
        var link = em.find(TicketLink.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (link == null) {
            throw Problem.notFound("ticket link");
        }
        return link;
    }
}
