package org.deskbridge.work;

import org.deskbridge.work.WorkQueue.Claim;

/** What a thread wants that has nothing to work at: an item, and perhaps to end the one it held. */
sealed interface Turn {
    /** It held none. */
    record First() implements Turn {}

    /** It worked at one, with this outcome. */
    record Next(Claim held, Outcome outcome) implements Turn {}
}
