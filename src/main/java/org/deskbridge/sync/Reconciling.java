package org.deskbridge.sync;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.connector.Connectors;
import org.deskbridge.connector.PollMarks;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;

/** Asks each vendor what changed since the last time, so that a webhook that never came is only a delay. */
@ApplicationScoped
class Reconciling {
    private static final Logger LOG = Logger.getLogger(Reconciling.class.getName());
    private static final Duration FIRST_LOOK_BACK = Duration.ofMinutes(10);
    private static final int PAGES = 5;

    /** Intervals between two looks: while tickets are open, and while there is nothing that could have been missed. */
    private static final int BUSY = 1;

    private static final int IDLE = 5;
    private static final int MOST_IN_TURN = 20;

    @Inject
    Connectors connectors;

    @Inject
    PollMarks polls;

    @Inject
    Inbox inbox;

    @Inject
    Clock clock;

    @Inject
    Links links;

    @Resource
    ManagedExecutorService threads;

    /** Each for itself: a vendor that hangs delays nobody else's. */
    void reconcile() {
        polls.due().forEach(connector -> threads.execute(() -> safely(connector)));
    }

    private void safely(UUID connector) {
        try {
            connectors.account(connector).ifPresent(account -> reconcile(connector, account));
            polls.nextAfter(connector, links.anyOpen(connector) ? BUSY : IDLE);
        } catch (VendorTrouble trouble) {
            LOG.log(Level.INFO, "cannot reconcile {0} now: {1}", new Object[] {connector, trouble.getMessage()});
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "reconciling " + connector + " failed");
        }
    }

    private void reconcile(UUID connector, VendorAccount account) {
        var list = account.helpdesk().changeList();
        if (list.isEmpty()) {
            inbox.lookAtOpen(connector, MOST_IN_TURN);
            return;
        }
        var since = clock.instant().minus(FIRST_LOOK_BACK);
        for (var page = 0; page < PAGES; page++) {
            var changes = list.get().changes(account, polls.mark(connector), since);
            inbox.look(connector, changes.tickets());
            polls.moved(connector, changes.mark());
            if (!changes.more()) {
                return;
            }
        }
    }
}
