package org.deskbridge.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one attempt ended. A failure that was expected is a value, not an exception. */
public sealed interface Outcome {
    /** Finished; the detail is shown in the ledger. */
    record Done(@Nullable String detail) implements Outcome {}

    /**
     * Worth another attempt later.
     *
     * @param holdsLane whether what follows in the lane has to wait even when the last attempt has failed
     */
    record Retry(String cause, boolean holdsLane, Doubt doubt) implements Outcome {}

    /** Not before the given time, and not counted as an attempt: somebody else said when. */
    record Wait(Instant until, String cause, Doubt doubt) implements Outcome {}

    /**
     * No attempt will help until somebody changes something.
     *
     * @param holdsLane whether what follows in the lane makes no sense without this and has to wait for a retry
     */
    record GiveUp(String cause, @Nullable String detail, boolean holdsLane, Doubt doubt) implements Outcome {}

    static Outcome done() {
        return new Done(null);
    }

    static Outcome retry(String cause) {
        return new Retry(cause, false, Doubt.NEW);
    }

    static Outcome giveUp(String cause) {
        return new GiveUp(cause, null, false, Doubt.NONE);
    }
}
