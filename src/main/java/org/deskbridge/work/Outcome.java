package org.deskbridge.work;

import org.jspecify.annotations.Nullable;

/** How one attempt ended. A failure that was expected is a value, not an exception. */
public sealed interface Outcome {
    /** Finished; the detail is shown in the ledger. */
    record Done(@Nullable String detail) implements Outcome {}

    /** Worth another attempt later. */
    record Retry(String cause) implements Outcome {}

    /** No attempt will help until somebody changes something. */
    record GiveUp(String cause, @Nullable String detail) implements Outcome {}

    static Outcome done() {
        return new Done(null);
    }
}
