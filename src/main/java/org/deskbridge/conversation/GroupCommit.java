package org.deskbridge.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.conversation.Conversations.Spoken;
import org.deskbridge.platform.Tenant;
import org.deskbridge.platform.Trail;

/**
 * Puts into one transaction what is said in a workspace while the previous transaction commits. Nobody waits for others to
 * come: whoever finds the workspace at rest goes at once, and by itself.
 */
@ApplicationScoped
class GroupCommit {
    private static final Logger LOG = Logger.getLogger(GroupCommit.class.getName());
    private static final int MOST = 64;

    @Inject
    Storing storing;

    private final Map<UUID, Group> groups = new ConcurrentHashMap<>();

    /** What a speaker who waits is to do next. */
    private sealed interface Turn {
        /** It is in the log. */
        record Stored(Spoken spoken) implements Turn {}

        /** It could not go with the others. */
        record Alone() implements Turn {}

        /** It and all who wait behind it are this thread's to store. */
        record Lead() implements Turn {}
    }

    /** One who speaks and waits. */
    private record Speaker(Saying saying, CompletableFuture<Turn> turn) {}

    /** Those who speak in one workspace on this node, at most one of whom stores at a time. */
    private static final class Group {
        private final Deque<Speaker> waiting = new ArrayDeque<>();
        private boolean isLed;

        synchronized void join(Speaker speaker) {
            waiting.add(speaker);
            if (!isLed) {
                isLed = true;
                speaker.turn.complete(new Turn.Lead());
            }
        }

        /** Whoever leads is the first of them. */
        synchronized List<Speaker> take() {
            var batch = new ArrayList<Speaker>();
            while (batch.size() < MOST && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            return batch;
        }

        synchronized int size() {
            return waiting.size();
        }

        synchronized void next() {
            isLed = !waiting.isEmpty();
            if (isLed) {
                waiting.getFirst().turn.complete(new Turn.Lead());
            }
        }
    }

    /** Committed when it returns. */
    Spoken say(Utterance utterance) {
        var group = groups.computeIfAbsent(Tenant.current(), any -> new Group());
        var speaker = new Speaker(new Saying(utterance, Trail.current()), new CompletableFuture<>());
        group.join(speaker);
        return switch (speaker.turn.join()) {
            case Turn.Stored stored -> stored.spoken();
            case Turn.Alone alone -> storing.store(utterance);
            case Turn.Lead lead -> led(group, utterance);
        };
    }

    /** How many wait for a transaction of others to end. */
    int waiting() {
        return groups.values().stream().mapToInt(Group::size).sum();
    }

    /** However it ends, the next one leads, and nobody who waits is forgotten. */
    private Spoken led(Group group, Utterance own) {
        var batch = group.take();
        List<Optional<Spoken>> results = Collections.nCopies(batch.size(), Optional.empty());
        try {
            results = storing.together(batch.stream().map(Speaker::saying).toList());
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "each by itself then", e);
        } finally {
            group.next();
            for (var i = 1; i < batch.size(); i++) {
                batch.get(i).turn.complete(turn(results.get(i)));
            }
        }
        return results.getFirst().orElseGet(() -> storing.store(own));
    }

    private static Turn turn(Optional<Spoken> result) {
        return result.<Turn>map(Turn.Stored::new).orElseGet(Turn.Alone::new);
    }
}
