package org.deskbridge.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deskbridge.conversation.Conversations.Spoken;
import org.deskbridge.platform.Failpoint;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.deskbridge.platform.Trail;
import org.jspecify.annotations.Nullable;

/** Gives one message its number and stores it, in the transaction that runs. */
@ApplicationScoped
@Transactional
class Storing {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    AttachedFiles files;

    @Inject
    Event<Said> said;

    @Inject
    Event<Changed> changed;

    /** One writer per conversation, so that the order of its messages is the order of its commits. */
    Conversation locked(UUID id) {
        var conversation = em.find(Conversation.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (conversation == null) {
            throw Problem.notFound("conversation");
        }
        return Objects.requireNonNull(conversation);
    }

    Spoken store(Utterance utterance) {
        return store(locked(utterance.conversation()), utterance);
    }

    Spoken store(Conversation conversation, Utterance utterance) {
        var known = known(utterance);
        if (known != null) {
            return again(known, utterance);
        }
        var stored = numbered(conversation, utterance);
        em.flush();
        tell(stored);
        return new Spoken(stored.message.said(), false);
    }

    /**
     * Stores what different people say at the same moment, with as few statements as if one said it all. What cannot be
     * stored together with the others has no result here: its conversation is somebody else's at this moment or does not
     * exist, or it was said before in other words.
     */
    List<Optional<Spoken>> together(List<Saying> sayings) {
        var conversations = free(sayings);
        var known = known(sayings);
        var all = sayings.stream()
                .map(saying -> Optional.ofNullable(
                                conversations.get(saying.utterance().conversation()))
                        .flatMap(conversation -> stored(conversation, saying, known)))
                .toList();
        em.flush();
        all.stream().flatMap(Optional::stream).forEach(one -> em.detach(one.message));
        all.stream().flatMap(Optional::stream).filter(one -> !one.repeated).forEach(this::tell);
        return all.stream()
                .map(one -> one.map(stored -> new Spoken(stored.message.said(), stored.repeated)))
                .toList();
    }

    /** A message of this transaction, and what it did to its conversation. */
    private record Stored(
            Message message,
            @Nullable Changed changed,
            @Nullable Trail trail,
            boolean repeated) {}

    private Optional<Stored> stored(Conversation conversation, Saying saying, Map<Key, Message> known) {
        var utterance = saying.utterance();
        var before = utterance.clientId() == null ? null : known.get(Key.of(utterance));
        if (before != null) {
            return Optional.of(new Stored(before, null, null, true)).filter(one -> before.says(utterance));
        }
        var numbered = numbered(conversation, utterance);
        if (utterance.clientId() != null) {
            known.put(Key.of(utterance), numbered.message);
        }
        return Optional.of(new Stored(numbered.message, numbered.changed, saying.trail(), false));
    }

    private Stored numbered(Conversation conversation, Utterance utterance) {
        var before = conversation.status;
        var id = Ids.next();
        var message = new Message(
                id,
                utterance,
                attachments(id, conversation, utterance),
                Objects.requireNonNullElseGet(utterance.at(), clock::instant));
        var other = conversation.take(message);
        em.persist(message);
        return new Stored(message, other ? conversation.changed(before) : null, Trail.current(), false);
    }

    private void tell(Stored stored) {
        Runnable told = () -> {
            if (stored.changed != null) {
                changed.fire(stored.changed);
            }
            said.fire(stored.message.said());
            Failpoint.MESSAGE_BEFORE_COMMIT.pass();
        };
        if (stored.trail == null) {
            told.run();
        } else {
            stored.trail.walk(told);
        }
    }

    private List<Attachment> attachments(UUID message, Conversation conversation, Utterance utterance) {
        var visitor = utterance.author().kind() == Author.Kind.VISITOR ? conversation.visitorId : null;
        return utterance.uploads().isEmpty() ? List.of() : files.use(message, visitor, utterance.uploads());
    }

    private static Spoken again(Message known, Utterance utterance) {
        if (!known.says(utterance)) {
            throw new Problem(409, "this clientId was used for another text or other attachments");
        }
        return new Spoken(known.said(), true);
    }

    private @Nullable Message known(Utterance utterance) {
        return utterance.clientId() == null
                ? null
                : known(List.of(new Saying(utterance, null))).get(Key.of(utterance));
    }

    /** What a message is known by to whoever said it. */
    private record Key(UUID conversation, @Nullable String clientId) {
        static Key of(Utterance utterance) {
            return new Key(utterance.conversation(), utterance.clientId());
        }
    }

    /** Pair by pair: told two lists, PostgreSQL tries each with each, or reads all that was ever said in there. */
    @SuppressWarnings("unchecked")
    private Map<Key, Message> known(List<Saying> sayings) {
        var keys = sayings.stream()
                .map(Saying::utterance)
                .filter(utterance -> utterance.clientId() != null)
                .map(Key::of)
                .distinct()
                .toList();
        if (keys.isEmpty()) {
            return new HashMap<>();
        }
        var query = em.createNativeQuery(known(keys.size()), Message.class)
                .setParameter("workspace", Tenant.current())
                .setFlushMode(FlushModeType.COMMIT);
        for (var i = 0; i < keys.size(); i++) {
            query.setParameter("conversation" + i, keys.get(i).conversation)
                    .setParameter("client" + i, keys.get(i).clientId);
        }
        List<Message> known = query.getResultList();
        return known.stream()
                .collect(Collectors.toMap(
                        message -> new Key(message.conversationId, message.clientId),
                        message -> message,
                        (one, same) -> one,
                        HashMap::new));
    }

    private static String known(int pairs) {
        return IntStream.range(0, pairs)
                .mapToObj(i -> "conversation_id = :conversation" + i + " and client_id = :client" + i)
                .collect(
                        Collectors.joining(" or ", "select * from message where workspace_id = :workspace and (", ")"));
    }

    private static Set<UUID> conversations(List<Saying> sayings) {
        return sayings.stream()
                .map(saying -> saying.utterance().conversation())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Nobody who holds a conversation for longer keeps those waiting who speak in others. Hibernate knows the words for it
     * in PostgreSQL only, so that they stand here, and with them the workspace that it would have added. It also keeps no
     * plan of a query to which it adds one: to make the plan anew costs more than the query.
     */
    @SuppressWarnings("unchecked")
    private Map<UUID, Conversation> free(List<Saying> sayings) {
        List<Conversation> free = em.createNativeQuery(
                        "select * from conversation where id in (:ids) and workspace_id = :workspace"
                                + " order by id for update skip locked",
                        Conversation.class)
                .setParameter("ids", conversations(sayings))
                .setParameter("workspace", Tenant.current())
                .getResultList();
        return free.stream().collect(Collectors.toMap(conversation -> conversation.id, conversation -> conversation));
    }
}
