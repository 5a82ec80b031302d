package org.deskbridge.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether this node is about to stop: known first to those who send it requests, then to everybody. */
@ApplicationScoped
public class Departure {
    private final AtomicBoolean begun = new AtomicBoolean();

    /** Returns whether this was the first to say so. */
    public boolean begin() {
        return begun.compareAndSet(false, true);
    }

    /** The node stays after all. */
    public void cancel() {
        begun.set(false);
    }

    public boolean hasBegun() {
        return begun.get();
    }
}
