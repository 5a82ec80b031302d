package org.deskbridge.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one pool's work stands in a workspace.
 *
 * @param lastOut when something was last delivered
 * @param waitingUntil when the first of what waits is tried again
 */
public record Backlog(
        long queued,
        long retrying,
        long dead,
        @Nullable Instant lastOut,
        @Nullable Instant waitingUntil) {
    public static final Backlog NONE = new Backlog(0, 0, 0, null, null);
}
