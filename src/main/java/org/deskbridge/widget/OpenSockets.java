package org.deskbridge.widget;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.websocket.CloseReason;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.deskbridge.cluster.Nodes;
import org.deskbridge.conversation.LinkedTicket;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Transcripts.Glimpse;

/** Who listens on this node: shoppers and agents of a conversation, and agents who watch a whole workspace. */
@ApplicationScoped
public class OpenSockets {
    private final Map<UUID, Set<LiveSocket>> visitors = new ConcurrentHashMap<>();
    private final Map<UUID, Set<LiveSocket>> agents = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Watching>> feeds = new ConcurrentHashMap<>();

    private final Map<UUID, Integer> people = new ConcurrentHashMap<>();

    @Inject
    Nodes nodes;

    void join(LiveSocket socket, boolean agent) {
        var conversation = socket.conversation();
        add(agent ? agents : visitors, conversation, socket, Hint.ofConversation(conversation));
    }

    void leave(LiveSocket socket, boolean agent) {
        var conversation = socket.conversation();
        remove(agent ? agents : visitors, conversation, socket, Hint.ofConversation(conversation));
    }

    /** Returns how many sockets this person has open here now. */
    int arrived(UUID person) {
        return people.merge(person, 1, Integer::sum);
    }

    int left(UUID person) {
        return Objects.requireNonNullElse(
                people.computeIfPresent(person, (id, open) -> open == 1 ? null : open - 1), 0);
    }

    void join(Watching watching) {
        add(feeds, watching.workspace(), watching, Hint.ofWorkspace(watching.workspace()));
    }

    void leave(Watching watching) {
        remove(feeds, watching.workspace(), watching, Hint.ofWorkspace(watching.workspace()));
    }

    void offer(Said said) {
        of(agents, said.conversation()).forEach(socket -> socket.offer(said));
        if (!said.internal()) {
            of(visitors, said.conversation()).forEach(socket -> socket.offer(said));
        }
    }

    /** Something was said elsewhere; a note has no visible number. */
    void hint(UUID conversation, long seq, long position) {
        of(agents, conversation).forEach(socket -> socket.hint(position));
        of(visitors, conversation).forEach(socket -> socket.hint(seq));
    }

    boolean isFollowed(UUID conversation) {
        return agents.containsKey(conversation) || visitors.containsKey(conversation);
    }

    void status(UUID conversation, JsonObject frame) {
        of(agents, conversation).forEach(socket -> socket.status(frame));
        of(visitors, conversation).forEach(socket -> socket.status(frame));
    }

    boolean isWatched(UUID workspace) {
        return feeds.containsKey(workspace);
    }

    void activity(UUID workspace, Glimpse glimpse, Optional<LinkedTicket.Shown> ticket) {
        of(feeds, workspace).forEach(watching -> watching.tell(glimpse, ticket));
    }

    void readByVisitor(UUID conversation, long seq) {
        of(agents, conversation).forEach(socket -> socket.read(seq));
    }

    void readByAgent(UUID conversation, long seq) {
        of(visitors, conversation).forEach(socket -> socket.read(seq));
    }

    void toVisitors(UUID conversation, JsonObject frame) {
        of(visitors, conversation).forEach(socket -> socket.send(frame));
    }

    void toAgents(UUID conversation, JsonObject frame) {
        of(agents, conversation).forEach(socket -> socket.send(frame));
    }

    /** How many shoppers' sockets are open on this node. */
    public int visitors() {
        return count(visitors);
    }

    /** How many agents' sockets are open on this node, those that watch a whole workspace included. */
    public int agents() {
        return count(agents) + count(feeds);
    }

    private static <T> int count(Map<UUID, Set<T>> sockets) {
        return sockets.values().stream().mapToInt(Set::size).sum();
    }

    /** Tells every client to come back, here or on another node, before the server goes. */
    @PreDestroy
    public void close() {
        var reason = new CloseReason(CloseReason.CloseCodes.SERVICE_RESTART, "restarting; resume");
        visitors.values().forEach(sockets -> sockets.forEach(socket -> socket.close(reason)));
        agents.values().forEach(sockets -> sockets.forEach(socket -> socket.close(reason)));
        feeds.values().forEach(watchers -> watchers.forEach(watcher -> watcher.close(reason)));
    }

    private static <T> Set<T> of(Map<UUID, Set<T>> map, UUID key) {
        return map.getOrDefault(key, Set.of());
    }

    /** The first one here makes this node hear of it, and after the last one it hears no more. */
    private <T> void add(Map<UUID, Set<T>> map, UUID key, T value, String subject) {
        map.compute(key, (id, present) -> {
            Set<T> all = present;
            if (all == null) {
                all = ConcurrentHashMap.newKeySet();
                nodes.follow(subject);
            }
            all.add(value);
            return all;
        });
    }

    private <T> void remove(Map<UUID, Set<T>> map, UUID key, T value, String subject) {
        map.computeIfPresent(key, (id, present) -> {
            present.remove(value);
            if (present.isEmpty()) {
                nodes.leave(subject);
                return null;
            }
            return present;
        });
    }
}
