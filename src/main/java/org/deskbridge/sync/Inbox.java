package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.deskbridge.connector.Webhooks.Hint;
import org.deskbridge.platform.Tenant;

/**
 * Takes what vendors tell us: stored first, then the tickets that are ours are to be read again, each in its own
 * workspace's transaction. Whoever called is answered after both, and calls again where that did not come.
 */
@ApplicationScoped
class Inbox {
    @Inject
    Links links;

    @Inject
    WebhookEvents events;

    @Inject
    Rereading rereading;

    void keep(UUID connector, Hint hint, byte[] body) {
        events.store(connector, hint, body);
        if (hint.ticket() != null) {
            look(connector, List.of(hint.ticket()));
        }
    }

    void look(UUID connector, Collection<String> tickets) {
        if (tickets.isEmpty()) {
            return;
        }
        for (var link : Tenant.everywhere(() -> links.withTickets(connector, tickets))) {
            Tenant.in(link.workspace(), () -> rereading.read(link));
        }
    }
}
