package org.deskbridge.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.deskbridge.platform.Configuration;
import org.deskbridge.platform.Departure;
import org.deskbridge.widget.OpenSockets;
import org.deskbridge.work.Worker;

/** The order of leaving: not ready any more, then the sockets, then the work in hand. */
@ApplicationScoped
class Stopping {
    private static final Logger LOG = Logger.getLogger(Stopping.class.getName());

    /** Below a lease, so that no other node takes what may still be finished here. */
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final AtomicBoolean begun = new AtomicBoolean();

    @Inject
    Departure departure;

    @Inject
    OpenSockets sockets;

    @Inject
    Worker worker;

    void on(@Observes @BeforeDestroyed(ApplicationScoped.class) Object context) {
        stop();
    }

    /** Whichever of the server's ways to stop comes first. */
    void stop() {
        leave();
        if (begun.compareAndSet(false, true)) {
            worker.stop(BOUND);
            LOG.info("stopping: the work in hand is finished or given back");
        }
    }

    /** A server that is suspended may be resumed, and does its work until it is stopped. */
    void leave() {
        if (!departure.begin()) {
            return;
        }
        LOG.info("stopping: not ready any more");
        drain();
        LOG.info(() -> "stopping: " + (sockets.visitors() + sockets.agents()) + " sockets are told to come back");
        sockets.close();
    }

    void stay() {
        departure.cancel();
    }

    /** Whoever balances load needs a moment to see that this node is not ready. */
    private static void drain() {
        var drain = Duration.parse(Configuration.text("shutdown.drain").orElse("PT0S"));
        try {
            Thread.sleep(drain.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
