package org.deskbridge.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.assistant.EarlierTickets;
import org.deskbridge.connector.ConnectorView;
import org.deskbridge.connector.Connectors;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.History.PastTicket;
import org.deskbridge.connector.VendorTrouble;

/** Asks each connected desk, remembers the answer for a few minutes, and leaves the last of an allowance to what has to be written. */
@ApplicationScoped
class DeskHistory implements EarlierTickets {
    private static final Logger LOG = Logger.getLogger(DeskHistory.class.getName());
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST = 5;

    /** Requests to the vendor that stay for messages. */
    private static final double RESERVED = 10;

    @Inject
    Connectors connectors;

    private final Cache<Asked, List<PastTicket>> answers =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(10_000).build();

    private record Asked(UUID connector, String email) {}

    @Override
    public boolean isAskable(UUID workspace) {
        return !askable(workspace).isEmpty();
    }

    private List<ConnectorView> askable(UUID workspace) {
        return connectors.of(workspace).stream()
                .filter(ConnectorView::connected)
                .filter(connector -> connectors
                        .helpdesk(connector.id())
                        .flatMap(Helpdesk::history)
                        .isPresent())
                .toList();
    }

    @Override
    public List<Known> of(UUID workspace, String email) {
        return askable(workspace).stream()
                .flatMap(connector -> known(connector, email.strip().toLowerCase(Locale.ROOT)).stream())
                .toList();
    }

    private Optional<Known> known(ConnectorView connector, String email) {
        var asked = new Asked(connector.id(), email);
        var tickets = Optional.ofNullable(answers.getIfPresent(asked)).or(() -> fetched(asked));
        tickets.ifPresent(fresh -> answers.put(asked, fresh));
        return tickets.map(list -> new Known(
                connectors.helpdesk(connector.id()).map(Helpdesk::name).orElse(connector.name()),
                list.stream().map(DeskHistory::earlier).toList()));
    }

    private Optional<List<PastTicket>> fetched(Asked asked) {
        if (connectors.requestsLeft(asked.connector()) < RESERVED) {
            return Optional.empty();
        }
        try {
            return connectors
                    .account(asked.connector())
                    .map(account -> account.helpdesk().history().orElseThrow().of(account, asked.email(), MOST));
        } catch (VendorTrouble trouble) {
            LOG.log(Level.INFO, "a desk cannot be asked now: {0}", trouble.getMessage());
            return Optional.empty();
        }
    }

    private static Earlier earlier(PastTicket ticket) {
        return new Earlier("#" + ticket.id(), ticket.subject(), ticket.isOpen(), ticket.openedAt());
    }
}
