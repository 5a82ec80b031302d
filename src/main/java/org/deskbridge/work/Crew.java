package org.deskbridge.work;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The few threads that may work in one pool at once, and the count of nudges that keeps the last one from leaving too early. */
final class Crew {
    private final int width;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicLong nudges = new AtomicLong();

    Crew(int width) {
        this.width = width;
    }

    void nudge() {
        nudges.incrementAndGet();
    }

    long nudges() {
        return nudges.get();
    }

    boolean enter() {
        if (running.incrementAndGet() > width) {
            running.decrementAndGet();
            return false;
        }
        return true;
    }

    void leave() {
        running.decrementAndGet();
    }
}
