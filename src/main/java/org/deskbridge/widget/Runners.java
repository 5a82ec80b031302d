package org.deskbridge.widget;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A few of the server's threads that, when they have done what there was, wait a moment for more. To hand work to a server's
 * executor costs more than most pushes themselves, since the server collects each time what belongs to a thread's context.
 */
final class Runners implements Executor {
    private static final Logger LOG = Logger.getLogger(Runners.class.getName());

    private final Executor server;
    private final int most;
    private final Duration patience;
    private final Deque<Runnable> due = new ArrayDeque<>();
    private int running;
    private int idle;

    Runners(Executor server, int most, Duration patience) {
        this.server = server;
        this.most = most;
        this.patience = patience;
    }

    @Override
    public void execute(Runnable work) {
        synchronized (this) {
            due.add(work);
            if (idle >= due.size()) {
                notify();
                return;
            }
            if (running == most) {
                return;
            }
            running++;
        }
        start();
    }

    private void start() {
        try {
            server.execute(this::run);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.WARNING, "no thread for a push; the next one or the next heartbeat brings it", e);
            synchronized (this) {
                running--;
            }
        }
    }

    private void run() {
        for (var work = next(); work != null; work = next()) {
            guarded(work);
        }
    }

    /** Whatever happens to one push, the thread that it was on is there for the next, and so is its conversation. */
    static void guarded(Runnable push) {
        try {
            push.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "a push failed; the next heartbeat brings it", e);
        }
    }

    /** Null when this thread is to go: nothing came for a while, or the server stops. */
    private synchronized @Nullable Runnable next() {
        var end = System.nanoTime() + patience.toNanos();
        while (due.isEmpty() && isStillPatient(end)) {}
        var next = due.poll();
        running -= next == null ? 1 : 0;
        return next;
    }

    private boolean isStillPatient(long end) {
        var left = end - System.nanoTime();
        idle++;
        try {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            return left > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            idle--;
        }
    }
}
