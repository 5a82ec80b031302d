package org.deskbridge.conversation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.deskbridge.platform.Failpoint;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;

/** What can happen to a conversation. {@link #say} is the one door through which every message of every origin comes. */
@ApplicationScoped
@Transactional
public class Conversations {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Event<Changed> changed;

    @Inject
    Storing storing;

    @Inject
    GroupCommit group;

    @Resource
    TransactionSynchronizationRegistry transactions;

    @Inject
    Event<Rated> rated;

    @Inject
    Event<SeenByVisitor> seen;

    /** A visitor has read on. Fired in the transaction. */
    public record SeenByVisitor(UUID workspace, UUID conversation) {}

    /** A visitor rated a conversation as a whole. Fired in the transaction. */
    public record Rated(UUID workspace, UUID conversation) {}

    /** A stored message, and whether it had been stored before. */
    public record Spoken(Said message, boolean repeated) {}

    /**
     * Stores a message under the next number; the same client id again is answered with what is there. In the caller's
     * transaction, or else in one that it shares with whoever speaks at the same moment; it is committed when this returns.
     */
    @Transactional(TxType.SUPPORTS)
    public Spoken say(Utterance utterance) {
        if (utterance.author().kind() == Author.Kind.ASSISTANT) {
            throw new IllegalArgumentException("the assistant answers a turn");
        }
        return transactions.getTransactionKey() == null ? group.say(utterance) : storing.store(utterance);
    }

    /** The assistant's answer, which counts only while nobody has taken over and nothing newer was said. */
    public Optional<Spoken> answer(Turn turn, Utterance utterance) {
        var conversation = locked(turn.conversation());
        return conversation.stillWaits(turn) ? Optional.of(storing.store(conversation, utterance)) : Optional.empty();
    }

    /**
     * What handing over did.
     *
     * @param episode the number of the episode that is open now
     * @param opened whether this opened it
     * @param passed whether the pen changed hands
     */
    public record Handed(int episode, boolean opened, boolean passed) {}

    public Handed escalate(UUID id, Control to) {
        var conversation = locked(id);
        var opened = conversation.status != Status.ESCALATED;
        conversation.episodes += opened ? 1 : 0;
        var passed = change(conversation, Status.ESCALATED, to);
        return new Handed(conversation.episodes, opened, passed);
    }

    /** Takes the lock and says whether the assistant may still act on what it read. */
    public boolean stillWaits(Turn turn) {
        return locked(turn.conversation()).stillWaits(turn);
    }

    public void takeOver(UUID id, String agentName) {
        var conversation = locked(id);
        var next = conversation.status == Status.RESOLVED ? Status.OPEN : conversation.status;
        conversation.agentName = agentName;
        if (!change(conversation, next, Control.HUMAN)) {
            changed.fire(conversation.changed(conversation.status));
        }
    }

    /** People elsewhere have it; the assistant is silent from here on. */
    public void passOutside(UUID id) {
        var conversation = locked(id);
        change(conversation, conversation.status, Control.EXTERNAL);
    }

    public void giveBack(UUID id) {
        var conversation = locked(id);
        if (conversation.status == Status.RESOLVED) {
            throw new Problem(409, "a resolved conversation cannot be given back");
        }
        change(conversation, conversation.status, Control.ASSISTANT);
    }

    /** Whoever changes a conversation and what hangs on it takes the conversation's lock first, as every speaker does. */
    public void hold(UUID id) {
        locked(id);
    }

    /** Tells everybody who listens how it stands: something that is shown with it is another one now. */
    public void announce(UUID id) {
        var conversation = locked(id);
        changed.fire(conversation.changed(conversation.status));
    }

    /** Returns false where it was resolved already. */
    public boolean resolve(UUID id) {
        return change(locked(id), Status.RESOLVED, Control.ASSISTANT);
    }

    /** Returns whether the mark moved, so that agents are told once. */
    public boolean readByVisitor(UUID id, long seq) {
        var moved = update(id, one -> seq > one.visitorRead && seq <= one.lastSeq, true, seq);
        if (moved) {
            seen.fire(new SeenByVisitor(locked(id).workspaceId, id));
        }
        return moved;
    }

    /** Returns whether the mark moved, so that the visitor is told once. */
    public boolean readByAgent(UUID id, long seq) {
        return update(id, conversation -> seq > conversation.agentRead && seq <= conversation.lastSeq, false, seq);
    }

    /** Rates one message, or the whole conversation when no number is given. */
    public void rate(UUID id, String score, @Nullable Long seq, @Nullable String comment) {
        var conversation = locked(id);
        if (seq == null) {
            conversation.rating = score;
            rated.fire(new Rated(conversation.workspaceId, id));
            return;
        }
        var message = em.createQuery(
                        "select m from Message m where m.conversationId = :id and m.seq = :seq and m.visibility = 'public'",
                        Message.class)
                .setParameter("id", id)
                .setParameter("seq", seq)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> Problem.field("seq", "names no message of this conversation"));
        message.rating = score;
        message.ratingComment = comment;
    }

    private boolean update(UUID id, Predicate<Conversation> due, boolean visitor, long seq) {
        var conversation = locked(id);
        if (!due.test(conversation)) {
            return false;
        }
        if (visitor) {
            conversation.visitorRead = seq;
        } else {
            conversation.agentRead = seq;
        }
        return true;
    }

    private boolean change(Conversation conversation, Status status, Control control) {
        var before = conversation.status;
        if (!conversation.become(status, control)) {
            return false;
        }
        changed.fire(conversation.changed(before));
        Failpoint.CONTROL_BEFORE_COMMIT.pass();
        return true;
    }

    private Conversation locked(UUID id) {
        return storing.locked(id);
    }
}
