package org.deskbridge.assistant;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Asked of whoever speaks to help desks: what they know of a customer from before. Slow, and never in a transaction. */
public interface EarlierTickets {
    /**
     * A customer's earlier requests at one desk.
     *
     * @param desk the vendor's name
     * @param newestFirst at most a handful
     */
    record Known(String desk, List<Earlier> newestFirst) {}

    /** One request of the customer's. */
    record Earlier(String reference, String subject, boolean open, Instant openedAt) {}

    /** Whether any desk of this workspace can be asked at all. */
    boolean isAskable(UUID workspace);

    /** Empty lists are knowledge too; a desk that cannot be asked now is left out. */
    List<Known> of(UUID workspace, String email);
}
