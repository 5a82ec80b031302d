package org.deskbridge.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.platform.Failpoint;
import org.deskbridge.platform.Ids;
import org.jspecify.annotations.Nullable;

/** Visitors and the beginnings of their conversations. */
@ApplicationScoped
@Transactional
public class Visits {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Event<Introduced> introduced;

    /** Where a visitor came in; kept with the conversation for the agent who reads it. */
    public record Arrival(
            @Nullable String locale,
            @Nullable String timeZone,
            @Nullable String pageUrl,
            @Nullable String pageTitle) {}

    /** A visitor told who they are. Fired in the transaction. */
    public record Introduced(UUID workspace, UUID visitor, Contact contact) {}

    /**
     * Makes visitor and conversation exist. Two sockets of one visitor may try at once: the loser's transaction fails
     * on the primary key, and its caller finds everything there at the second try.
     */
    public void begin(UUID visitorId, UUID conversationId, Arrival arrival) {
        var now = clock.instant();
        if (em.find(Visitor.class, visitorId) == null) {
            em.persist(new Visitor(visitorId, now));
        }
        if (em.find(Conversation.class, conversationId) == null) {
            var conversation = new Conversation(conversationId, visitorId, now);
            conversation.locale = arrival.locale();
            conversation.timeZone = arrival.timeZone();
            conversation.pageUrl = arrival.pageUrl();
            conversation.pageTitle = arrival.pageTitle();
            em.persist(conversation);
        }
        em.flush();
        Failpoint.VISITOR_BEFORE_COMMIT.pass();
    }

    /** The same for a conversation that takes place in a help desk and not in our widget. */
    public void beginIn(String origin, UUID visitorId, UUID conversationId) {
        begin(visitorId, conversationId, new Arrival(null, null, null, null));
        em.find(Conversation.class, conversationId).origin = origin;
    }

    public boolean exists(UUID conversation) {
        return em.find(Conversation.class, conversation) != null;
    }

    /** The conversation that a returning visitor goes on with: the newest, unless it has ended. */
    public Optional<UUID> current(UUID visitor) {
        return em.createQuery(
                        "select c from Conversation c where c.visitorId = :visitor order by c.lastMessageAt desc, c.id desc",
                        Conversation.class)
                .setParameter("visitor", visitor)
                .setMaxResults(1)
                .getResultStream()
                .filter(conversation -> conversation.status != Status.RESOLVED)
                .map(conversation -> conversation.id)
                .findFirst();
    }

    public boolean owns(UUID visitor, UUID conversation) {
        var found = em.find(Conversation.class, conversation);
        return found != null && found.visitorId.equals(visitor);
    }

    public Contact contact(UUID visitor) {
        var found = em.find(Visitor.class, visitor);
        return found == null ? Contact.UNKNOWN : found.contact();
    }

    /** A visitor may say who they are before the first message; then it is remembered from here on. */
    public void introduce(UUID visitorId, Contact contact) {
        var visitor = em.find(Visitor.class, visitorId);
        if (visitor == null) {
            visitor = new Visitor(visitorId, clock.instant());
            em.persist(visitor);
            em.flush();
        }
        visitor.learn(contact);
        introduced.fire(new Introduced(visitor.workspaceId, visitorId, visitor.contact()));
    }

    /** The visitor behind a verified identity: the one known under that id, or this one from now on. */
    public UUID verified(UUID candidate, String externalId, Contact contact) {
        var known = em.createQuery("select v from Visitor v where v.externalId = :external", Visitor.class)
                .setParameter("external", externalId)
                .getResultStream()
                .findFirst()
                .orElseGet(() -> claimed(candidate, externalId));
        known.learn(contact);
        return known.id;
    }

    private Visitor claimed(UUID candidate, String externalId) {
        var visitor = em.find(Visitor.class, candidate);
        if (visitor == null || visitor.externalId != null) {
            visitor = new Visitor(visitor == null ? candidate : Ids.next(), clock.instant());
            em.persist(visitor);
        }
        visitor.externalId = externalId;
        visitor.verified = true;
        em.flush();
        return visitor;
    }
}
