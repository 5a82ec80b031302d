package org.deskbridge.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Dispatcher;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.time.Duration;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The connection to NATS: tried for ever in the background, and never waited for. */
final class NatsLink implements ConnectionListener, ErrorListener {
    private static final Logger LOG = Logger.getLogger(NatsLink.class.getName());
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PING = Duration.ofSeconds(10);

    /** Of the client's five thousand places; the others are for following and leaving, which must not be lost. */
    private static final int MOST_WAITING = 2_500;

    private final Supplier<Collection<String>> followed;
    private final BiConsumer<String, String> heard;
    private final NatsAddress address;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Dispatcher listening;
    private @Nullable String lastError;
    private boolean isUp = true;
    private boolean closed;

    NatsLink(NatsAddress address, Supplier<Collection<String>> followed, BiConsumer<String, String> heard) {
        this.address = address;
        this.followed = followed;
        this.heard = heard;
    }

    void open() {
        LOG.log(Level.INFO, "other nodes are told of changes through {0}", address);
        connect();
    }

    private void connect() {
        try {
            Nats.connectAsynchronously(options(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Options options() {
        var options = new Options.Builder()
                .servers(address.servers().toArray(String[]::new))
                .connectionName("deskbridge")
                .maxReconnects(-1)
                .reconnectWait(BETWEEN_TRIES)
                .connectionTimeout(PATIENCE)
                .pingInterval(PING)
                .noEcho()
                .discardMessagesWhenOutgoingQueueFull()
                .connectionListener(this)
                .errorListener(this);
        var password = address.password().map(String::toCharArray);
        address.user().map(String::toCharArray).ifPresent(user -> {
            if (password.isPresent()) {
                options.userInfo(user, password.get());
            } else {
                options.token(user);
            }
        });
        return options.build();
    }

    @Override
    public synchronized void connectionEvent(Connection changed, Events event) {
        connection = changed;
        report(changed.getStatus() == Connection.Status.CONNECTED);
        if (closed) {
            shut(changed);
        } else if (event == Events.CLOSED) {
            startAnew();
        } else if (changed.getStatus() == Connection.Status.CONNECTED && listening == null) {
            listening = changed.createDispatcher(
                    message -> heard.accept(message.getSubject(), new String(message.getData(), UTF_8)));
            followed.get().forEach(this::follow);
        }
    }

    /** The client gives up by itself where it is refused twice; the operator may put that right meanwhile. */
    private void startAnew() {
        connection = null;
        listening = null;
        connect();
    }

    /** Once for each time that it comes and goes, however often it is tried in between. */
    private void report(boolean isConnected) {
        if (isUp && !isConnected && !closed) {
            LOG.warning("NATS cannot be reached: what other nodes do is seen at the next heartbeat");
        } else if (!isUp && isConnected) {
            LOG.info("NATS is there again");
            lastError = null;
        }
        isUp = isConnected;
    }

    /** After a connection that was lost the client follows by itself what it followed before. */
    void follow(String subject) {
        var dispatcher = listening;
        if (dispatcher != null) {
            attempt(() -> dispatcher.subscribe(subject));
        }
    }

    void leave(String subject) {
        var dispatcher = listening;
        if (dispatcher != null) {
            attempt(() -> dispatcher.unsubscribe(subject));
        }
    }

    /** A hint that cannot be given now is worth nothing later. */
    void tell(String subject, Supplier<String> text) {
        var open = connection;
        if (open != null
                && open.getStatus() == Connection.Status.CONNECTED
                && open.outgoingPendingMessageCount() < MOST_WAITING) {
            attempt(() -> open.publish(subject, text.get().getBytes(UTF_8)));
        }
    }

    private static void attempt(Runnable action) {
        try {
            action.run();
        } catch (IllegalStateException e) {
            LOG.log(Level.FINE, "the connection was lost meanwhile", e);
        }
    }

    synchronized void close() {
        closed = true;
        var open = connection;
        if (open != null) {
            shut(open);
        }
    }

    private static void shut(Connection open) {
        try {
            open.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each second the same: said once until it works. */
    @Override
    public synchronized void errorOccurred(Connection at, String error) {
        LOG.log(error.equals(lastError) ? Level.FINE : Level.WARNING, "NATS: {0}", error);
        lastError = error;
    }

    @Override
    public void exceptionOccurred(Connection at, Exception failure) {
        LOG.log(
                Level.FINE,
                "NATS cannot be reached now: {0}",
                failure.getClass().getSimpleName());
    }
}
