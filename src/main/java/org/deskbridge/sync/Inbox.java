package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.deskbridge.connector.Connectors;
import org.deskbridge.connector.Webhooks.Happening;
import org.deskbridge.connector.Webhooks.Hint;
import org.deskbridge.platform.Failpoint;
import org.deskbridge.platform.Tenant;
import org.deskbridge.platform.Together;
import org.deskbridge.sync.WebhookEvents.Arrived;

/**
 * Takes what vendors tell us: stored first, then the tickets that are ours are to be read again, each in its own
 * workspace's transaction. Whoever called is answered after both, and calls again where that did not come.
 */
@ApplicationScoped
class Inbox {
    @Inject
    Links links;

    @Inject
    Lookup lookup;

    @Inject
    WebhookEvents events;

    @Inject
    Rereading rereading;

    @Inject
    Connectors connectors;

    @Inject
    Signals signals;

    @Inject
    Event<Unlinked> elsewhere;

    /** Each connector by itself: whoever changes one's row keeps only its own events waiting. */
    private final Map<UUID, Together<Arrived, Arrived>> storing = new ConcurrentHashMap<>();

    private Together<Arrived, Arrived> storing(UUID connector) {
        return new Together<>(
                arrived -> {
                    events.store(connector, arrived);
                    return arrived.stream().map(Optional::of).toList();
                },
                arrived -> {
                    events.store(connector, List.of(arrived));
                    return arrived;
                });
    }

    void keep(UUID connector, Hint hint, byte[] body) {
        switch (hint.happening()) {
            case Happening.Changed changed -> heard(connector, hint, body);
            case Happening.Moved moved -> {
                each(connector, hint, link -> links.moved(link.id(), moved.into()));
                heard(connector, hint, body);
            }
            case Happening.Trouble trouble -> {
                connectors.needsAttention(connector, trouble.cause());
                heard(connector, hint, body);
            }
            case Happening.Typing typing -> each(connector, hint, link -> signals.typing(link, typing.on()));
            case Happening.Seen seen -> each(connector, hint, signals::seen);
        }
    }

    private void heard(UUID connector, Hint hint, byte[] body) {
        storing.computeIfAbsent(connector, this::storing).join(new Arrived(hint, ByteBuffer.wrap(body)));
        Failpoint.WEBHOOK_AFTER_STORE.pass();
        if (hint.ticket() != null) {
            look(connector, List.of(hint.ticket()), lookup.of(connector, hint.ticket()));
        }
    }

    private void each(UUID connector, Hint hint, Consumer<Link> then) {
        if (hint.ticket() != null) {
            for (var link : Tenant.everywhere(() -> links.withTickets(connector, List.of(hint.ticket())))) {
                Tenant.in(link.workspace(), () -> then.accept(link));
            }
        }
    }

    /** For a vendor that has no list of what changed: its open tickets, those that were read longest ago first. */
    void lookAtOpen(UUID connector, int most) {
        for (var link : Tenant.everywhere(() -> links.longestUnread(connector, most))) {
            Tenant.in(link.workspace(), () -> rereading.read(link));
        }
    }

    void look(UUID connector, Collection<String> tickets) {
        if (!tickets.isEmpty()) {
            look(connector, tickets, Tenant.everywhere(() -> links.withTickets(connector, tickets)));
        }
    }

    private void look(UUID connector, Collection<String> tickets, List<Link> known) {
        for (var link : known) {
            Tenant.in(link.workspace(), () -> rereading.read(link));
        }
        var ours = known.stream().map(Link::externalId).collect(Collectors.toSet());
        tickets.stream()
                .filter(ticket -> !ours.contains(ticket))
                .forEach(ticket -> elsewhere.fire(new Unlinked(connector, ticket)));
    }
}
