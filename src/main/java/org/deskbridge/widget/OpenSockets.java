package org.deskbridge.widget;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.websocket.CloseReason;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.deskbridge.conversation.Changed;
import org.deskbridge.conversation.ConversationBodies;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Signal;
import org.deskbridge.platform.Tenant;

/** Who listens on this node: shoppers and agents of a conversation, and agents who watch a whole workspace. */
@ApplicationScoped
public class OpenSockets {
    private final Map<UUID, Set<LiveSocket>> visitors = new ConcurrentHashMap<>();
    private final Map<UUID, Set<LiveSocket>> agents = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Outgoing>> feeds = new ConcurrentHashMap<>();

    private final Map<UUID, Integer> people = new ConcurrentHashMap<>();

    @Inject
    ConversationBodies bodies;

    @Inject
    LiveFeed feed;

    void join(LiveSocket socket, boolean agent) {
        add(agent ? agents : visitors, socket.conversation(), socket);
    }

    void leave(LiveSocket socket, boolean agent) {
        remove(agent ? agents : visitors, socket.conversation(), socket);
    }

    /** Returns how many sockets this person has open here now. */
    int arrived(UUID person) {
        return people.merge(person, 1, Integer::sum);
    }

    int left(UUID person) {
        return Objects.requireNonNullElse(
                people.computeIfPresent(person, (id, open) -> open == 1 ? null : open - 1), 0);
    }

    void join(UUID workspace, Outgoing watcher) {
        add(feeds, workspace, watcher);
    }

    void leave(UUID workspace, Outgoing watcher) {
        remove(feeds, workspace, watcher);
    }

    void on(@Observes Said said) {
        feed.soon(said.conversation(), () -> {
            of(agents, said.conversation()).forEach(socket -> socket.offer(said));
            if (!said.internal()) {
                of(visitors, said.conversation()).forEach(socket -> socket.offer(said));
            }
        });
    }

    void on(@Observes Changed changed) {
        feed.soon(changed.conversation(), () -> Tenant.in(changed.workspace(), () -> tell(changed)));
    }

    void on(@Observes Signal signal) {
        feed.soon(signal.conversation(), () -> toVisitors(signal.conversation(), Frames.signal(signal)));
    }

    private void tell(Changed changed) {
        var ticket = bodies.ticket(changed.conversation());
        var status = Frames.status(changed, ticket);
        toVisitors(changed.conversation(), status);
        toAgents(changed.conversation(), status);
        var activity = Frames.activity(changed, ticket).toString();
        of(feeds, changed.workspace()).forEach(watcher -> watcher.send(activity));
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

    private static <T> void add(Map<UUID, Set<T>> map, UUID key, T value) {
        map.compute(key, (id, present) -> {
            Set<T> all = present == null ? ConcurrentHashMap.newKeySet() : present;
            all.add(value);
            return all;
        });
    }

    private static <T> void remove(Map<UUID, Set<T>> map, UUID key, T value) {
        map.computeIfPresent(key, (id, present) -> {
            present.remove(value);
            return present.isEmpty() ? null : present;
        });
    }
}
