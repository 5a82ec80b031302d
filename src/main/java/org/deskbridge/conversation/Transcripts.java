package org.deskbridge.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.jspecify.annotations.Nullable;

/** What can be read of conversations. */
@ApplicationScoped
@Transactional
public class Transcripts {
    private static final int LOOKED_AT = 50;

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    public Optional<UUID> workspaceOf(UUID conversation) {
        return Tenant.everywhere(() ->
                Optional.ofNullable(em.find(Conversation.class, conversation)).map(found -> found.workspaceId));
    }

    /** Whether it takes place in a help desk; reads no more than that, so that it may be asked before the lock is held. */
    public boolean isElsewhere(UUID conversation) {
        return !em.createQuery(
                        "select c.origin from Conversation c where c.id = :id and c.origin is not null", String.class)
                .setParameter("id", conversation)
                .getResultList()
                .isEmpty();
    }

    /** Whether the assistant has asked this visitor for an address here. */
    public boolean wasAskedForEmail(UUID conversation) {
        return !em.createQuery(
                        "select m.id from Message m where m.conversationId = :id and m.clientId = :asked", UUID.class)
                .setParameter("id", conversation)
                .setParameter("asked", Said.ASKS_EMAIL)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    public ConversationView get(UUID id) {
        return view(id).orElseThrow(() -> Problem.notFound("conversation"));
    }

    /** Who speaks for us in a conversation, without all else that there is to it. */
    public Optional<Control> control(UUID id) {
        return Optional.ofNullable(em.find(Conversation.class, id)).map(conversation -> conversation.control);
    }

    /** Whether people were ever asked for in a conversation; without that there is no ticket of it anywhere. */
    public boolean wasHandedOver(UUID id) {
        return Optional.ofNullable(em.find(Conversation.class, id))
                .filter(conversation -> conversation.episodes > 0)
                .isPresent();
    }

    public Optional<ConversationView> view(UUID id) {
        return Optional.ofNullable(em.find(Conversation.class, id)).map(this::view);
    }

    /** Newest first; the id of a page's last conversation is the cursor of the next page. */
    public List<ConversationView> list(@Nullable Status status, @Nullable String cursor, int limit) {
        var last = cursor == null
                ? null
                : Ids.parse(cursor)
                        .map(id -> em.find(Conversation.class, id))
                        .orElseThrow(() -> Problem.field("cursor", "is not one of ours"));
        var query = em.createQuery(
                "select c from Conversation c where (:status is null or c.status = :status)"
                        + (last == null ? "" : " and (c.lastMessageAt < :at or c.lastMessageAt = :at and c.id < :id)")
                        + " order by c.lastMessageAt desc, c.id desc",
                Conversation.class);
        if (last != null) {
            query.setParameter("at", last.lastMessageAt).setParameter("id", last.id);
        }
        return query.setParameter("status", status)
                .setMaxResults(limit)
                .getResultStream()
                .map(this::view)
                .toList();
    }

    /** As much of a conversation as a list of them lives on. */
    public record Glimpse(UUID id, Status status, Control control, int controlVersion) {
        public static Glimpse of(ConversationView view) {
            return new Glimpse(view.id(), view.status(), view.control(), view.controlVersion());
        }
    }

    /** The conversations in which something was said last. */
    public List<Glimpse> liveliest(int limit) {
        return em.createQuery(
                        "select new org.deskbridge.conversation.Transcripts$Glimpse(c.id, c.status, c.control,"
                                + " c.controlVersion) from Conversation c order by c.lastMessageAt desc, c.id desc",
                        Glimpse.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The visitor's other conversations, newest first. */
    public List<ConversationView> others(ConversationView than, int limit) {
        return em.createQuery(
                        "select c from Conversation c where c.visitorId = :visitor and c.id <> :id"
                                + " order by c.lastMessageAt desc, c.id desc",
                        Conversation.class)
                .setParameter("visitor", than.visitorId())
                .setParameter("id", than.id())
                .setMaxResults(limit)
                .getResultStream()
                .map(this::view)
                .toList();
    }

    public Optional<Said> message(UUID id) {
        return Optional.ofNullable(em.find(Message.class, id)).map(Message::said);
    }

    /** What a visitor may see after a number, in order. */
    public List<Said> visible(UUID conversation, long afterSeq, int limit) {
        return said(em.createQuery(
                        "select m from Message m where m.conversationId = :id and m.seq > :after"
                                + " and m.visibility = 'public' order by m.seq",
                        Message.class)
                .setParameter("id", conversation)
                .setParameter("after", afterSeq)
                .setMaxResults(limit));
    }

    /** What the visitor said last, as far as it is not buried under what others said since. */
    public Optional<Said> lastOfVisitor(ConversationView conversation) {
        return lastOfVisitor(conversation.id(), conversation.lastSeq());
    }

    /** The same as of a public message of the past. */
    public Optional<Said> lastOfVisitor(UUID conversation, long upToSeq) {
        return visible(conversation, Math.max(0, upToSeq - LOOKED_AT), LOOKED_AT).reversed().stream()
                .filter(said -> said.seq() <= upToSeq && said.author().kind() == Author.Kind.VISITOR)
                .findFirst();
    }

    /** Everything, notes included, that comes after a public message, in order. */
    public List<Said> all(UUID conversation, long afterSeq, int limit) {
        return said(em.createQuery(
                        "select m from Message m where m.conversationId = :id"
                                + " and (m.seq > :after or m.seq = :after and m.visibility = 'internal') order by m.position",
                        Message.class)
                .setParameter("id", conversation)
                .setParameter("after", afterSeq)
                .setMaxResults(limit));
    }

    /** Everything after a position, for agents, who count notes too. */
    public List<Said> afterPosition(UUID conversation, long position, int limit) {
        return said(em.createQuery(
                        "select m from Message m where m.conversationId = :id and m.position > :after order by m.position",
                        Message.class)
                .setParameter("id", conversation)
                .setParameter("after", position)
                .setMaxResults(limit));
    }

    /** What the assistant has to know before it answers; reads the recent part only. */
    public Turn turn(UUID id) {
        var conversation = Objects.requireNonNull(em.find(Conversation.class, id), "conversation");
        var recent = visible(id, Math.max(0, conversation.lastSeq - 30), 30);
        var texts = recent.stream()
                .filter(said -> said.author().kind() == Author.Kind.VISITOR)
                .map(Said::text)
                .toList();
        var replies = recent.stream().filter(Transcripts::isReply).toList();
        var answeredUpTo = replies.isEmpty() ? 0 : replies.getLast().seq();
        var unanswered = recent.stream()
                .filter(said -> said.author().kind() == Author.Kind.VISITOR && said.seq() > answeredUpTo)
                .count();
        return new Turn(
                id,
                conversation.control,
                conversation.controlVersion,
                conversation.lastVisitorSeq,
                texts,
                (int) unanswered,
                replies.isEmpty() ? "" : replies.getLast().text());
    }

    /** How many conversations the workspace has. */
    public long count() {
        return em.createQuery("select count(c) from Conversation c", Long.class).getSingleResult();
    }

    /** A rating of one message, or of the whole conversation where it has no number. */
    public record Rating(UUID conversation, @Nullable Long seq, String score) {}

    public List<Rating> ratings(Collection<UUID> conversations) {
        if (conversations.isEmpty()) {
            return List.of();
        }
        var ratings = new ArrayList<>(em.createQuery(
                        "select new org.deskbridge.conversation.Transcripts$Rating(m.conversationId, m.seq, m.rating)"
                                + " from Message m where m.conversationId in :ids and m.rating is not null",
                        Rating.class)
                .setParameter("ids", conversations)
                .getResultList());
        em.createQuery("select c from Conversation c where c.id in :ids and c.rating is not null", Conversation.class)
                .setParameter("ids", conversations)
                .getResultStream()
                .forEach(rated -> ratings.add(new Rating(rated.id, null, Objects.requireNonNull(rated.rating))));
        return ratings;
    }

    private static boolean isReply(Said said) {
        return switch (said.author().kind()) {
            case ASSISTANT, AGENT -> true;
            case VISITOR, SYSTEM -> false;
        };
    }

    private ConversationView view(Conversation conversation) {
        var visitor = Objects.requireNonNull(em.find(Visitor.class, conversation.visitorId), "visitor");
        return ConversationView.of(conversation, visitor);
    }

    private static List<Said> said(TypedQuery<Message> query) {
        return query.getResultStream().map(Message::said).toList();
    }
}
