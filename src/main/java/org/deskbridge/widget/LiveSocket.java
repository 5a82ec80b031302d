package org.deskbridge.widget;

import jakarta.json.JsonObject;
import jakarta.websocket.CloseReason;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.deskbridge.conversation.Said;
import org.deskbridge.platform.Failpoint;
import org.deskbridge.platform.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * One socket that follows one conversation. A pushed message is a hint with a number: the next one is sent at once,
 * anything else is read from the log, so that every listener gets each message once and in order.
 */
final class LiveSocket {
    private static final int BATCH = 100;

    /** What a kind of listener counts by, and how it reads on. */
    record Log(ToLongFunction<Said> number, Reader reader, Function<Said, JsonObject> frame) {}

    /** Messages of a conversation after a number, in order. */
    interface Reader {
        List<Said> after(UUID conversation, long number, int limit);
    }

    private final UUID workspace;
    private final UUID conversation;
    private final Outgoing outgoing;
    private final Executor executor;
    private final Log log;
    private volatile long sent;
    private volatile long known;
    private boolean welcomed;
    private boolean missed;
    private boolean reading;
    private boolean stopped;
    private @Nullable JsonObject toldStatus;
    private long toldRead;

    LiveSocket(Outgoing outgoing, UUID workspace, UUID conversation, Log log, Executor executor) {
        this.workspace = workspace;
        this.conversation = conversation;
        this.log = log;
        this.executor = executor;
        this.outgoing = outgoing;
    }

    UUID conversation() {
        return conversation;
    }

    UUID workspace() {
        return workspace;
    }

    /**
     * The first frame, with everything up to a number in it and the conversation as it stands, if there is one yet; what
     * was said meanwhile follows from the log. Returns whether something else came too early, and is to be compared.
     */
    boolean welcome(JsonObject welcome, long upTo, Standing standing) {
        boolean early;
        synchronized (this) {
            outgoing.queue(welcome.toString());
            sent = Math.max(sent, upTo);
            known = Math.max(known, standing.last());
            toldStatus = standing.status();
            toldRead = standing.read();
            welcomed = true;
            early = missed;
        }
        outgoing.flush();
        readOn();
        return early;
    }

    void offer(Said said) {
        Failpoint.MESSAGE_BEFORE_ACKNOWLEDGEMENT.pass();
        var number = log.number().applyAsLong(said);
        synchronized (this) {
            known = Math.max(known, number);
            if (welcomed && !reading && !stopped && number == sent + 1) {
                sent = number;
                outgoing.queue(log.frame().apply(said).toString());
            }
        }
        outgoing.flush();
        Failpoint.MESSAGE_AFTER_ACKNOWLEDGEMENT.pass();
        readOn();
    }

    /**
     * The answer to what was said before already. What this listener has is shown once more; what it has not seen comes in
     * its turn, for a listener that is shown a number believes that it has all before it.
     */
    void again(Said said) {
        var number = log.number().applyAsLong(said);
        synchronized (this) {
            if (welcomed && !stopped && number <= sent) {
                outgoing.queue(log.frame().apply(said).toString());
            }
        }
        outgoing.flush();
        hint(number);
    }

    /** There is something up to this number; what it is, the log says. */
    void hint(long number) {
        synchronized (this) {
            known = Math.max(known, number);
        }
        readOn();
    }

    void status(JsonObject frame) {
        tell(frame, () -> toldStatus = frame);
    }

    void read(long mark) {
        tell(Frames.read(mark), () -> toldRead = Math.max(toldRead, mark));
    }

    /** Of what does not last. */
    void send(JsonObject frame) {
        tell(frame, () -> {});
    }

    /** Nothing comes before the welcome, which may be older than this. */
    private void tell(JsonObject frame, Runnable remember) {
        synchronized (this) {
            missed |= !welcomed;
            if (!welcomed || stopped) {
                return;
            }
            remember.run();
            outgoing.queue(frame.toString());
        }
        outgoing.flush();
    }

    /** Sends what no push has brought. */
    void heartbeat(Standing standing) {
        if (isOther(standing.status())) {
            status(standing.status());
        }
        if (isFurther(standing.read())) {
            read(standing.read());
        }
        hint(standing.last());
    }

    private synchronized boolean isOther(JsonObject status) {
        return !status.equals(toldStatus);
    }

    private synchronized boolean isFurther(long mark) {
        return mark > toldRead;
    }

    /** Nothing of this conversation is sent any more; the socket itself may go on with another one. */
    synchronized void stop() {
        stopped = true;
    }

    void close(CloseReason reason) {
        outgoing.close(reason);
    }

    /** Comes on the server's sending thread, which may hold the server's own locks: nothing is locked or read there. */
    void whenIdle() {
        if (sent < known) {
            executor.execute(this::readOn);
        }
    }

    private void readOn() {
        synchronized (this) {
            if (reading || stopped || !welcomed || sent >= known || !outgoing.hasRoom()) {
                return;
            }
            reading = true;
        }
        executor.execute(this::read);
    }

    private void read() {
        List<Said> batch = List.of();
        var wanted = known;
        try {
            batch = Tenant.in(workspace, () -> log.reader().after(conversation, sent, BATCH));
        } finally {
            synchronized (this) {
                for (var said : stopped ? List.<Said>of() : batch) {
                    sent = log.number().applyAsLong(said);
                    outgoing.queue(log.frame().apply(said).toString());
                }
                reading = false;
                if (batch.isEmpty() && known == wanted) {
                    known = sent;
                }
            }
        }
        outgoing.flush();
        readOn();
    }
}
