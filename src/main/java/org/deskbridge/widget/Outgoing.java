package org.deskbridge.widget;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a socket: frames wait in a bounded queue and leave one at a time. Closing goes through the same
 * queue, because the server takes other locks for closing than for sending.
 */
final class Outgoing {
    /** Try again later (RFC 6455 registry): the client reconnects and resumes by its cursor. */
    static final CloseReason.CloseCode SLOW = CloseReason.CloseCodes.TRY_AGAIN_LATER;

    private static final Logger LOG = Logger.getLogger(Outgoing.class.getName());
    private static final int MAX_WAITING_CHARS = 64 * 1024;

    private final Session session;
    private final Runnable whenIdle;
    private final Deque<String> waiting = new ArrayDeque<>();
    private int waitingChars;
    private boolean sending;
    private boolean over;
    private @Nullable CloseReason closing;

    Outgoing(Session session, Runnable whenIdle) {
        this.session = session;
        this.whenIdle = whenIdle;
    }

    /** A frame of any size is taken while nothing waits; beyond the bound the socket is closed, never the memory filled. */
    void send(String frame) {
        queue(frame);
        flush();
    }

    /** Keeps the order of calls; call {@link #flush} after leaving whatever lock gave that order. */
    void queue(String frame) {
        synchronized (this) {
            if (over || closing != null) {
                return;
            }
            if (!waiting.isEmpty() && waitingChars + frame.length() > MAX_WAITING_CHARS) {
                waiting.clear();
                closing = new CloseReason(SLOW, "reading too slowly; resume");
            } else {
                waiting.add(frame);
                waitingChars += frame.length();
            }
        }
    }

    void close(CloseReason reason) {
        synchronized (this) {
            if (closing == null) {
                closing = reason;
            }
        }
        flush();
    }

    /** Whether another batch may be read from the log and queued. */
    synchronized boolean hasRoom() {
        return !over && closing == null && waiting.isEmpty();
    }

    void flush() {
        synchronized (this) {
            if (sending || over) {
                return;
            }
            sending = true;
        }
        pump();
    }

    private void pump() {
        for (var frame = next(); frame != null; frame = next()) {
            if (!sent(frame)) {
                return;
            }
        }
    }

    private @Nullable String next() {
        CloseReason reason;
        synchronized (this) {
            var frame = waiting.poll();
            if (frame != null) {
                waitingChars -= frame.length();
                return frame;
            }
            sending = false;
            reason = closing;
            over = over || reason != null;
        }
        if (reason == null) {
            whenIdle.run();
        } else {
            shut(reason);
        }
        return null;
    }

    /** True when the frame has left already; otherwise the callback goes on with the next one, on its own thread. */
    private boolean sent(String frame) {
        var second = new AtomicBoolean();
        try {
            FoundServices.within(() -> session.getAsyncRemote().sendText(frame, result -> {
                if (!result.isOK()) {
                    fail();
                } else if (second.getAndSet(true)) {
                    pump();
                }
            }));
        } catch (RuntimeException e) {
            fail();
            return false;
        }
        return second.getAndSet(true);
    }

    private void fail() {
        synchronized (this) {
            over = true;
            sending = false;
            waiting.clear();
        }
        shut(new CloseReason(CloseReason.CloseCodes.GOING_AWAY, "cannot send"));
    }

    private void shut(CloseReason reason) {
        try {
            session.close(reason);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.FINE, "the socket was gone already", e);
        }
    }
}
