package org.deskbridge.connector;

import java.time.Instant;
import java.util.List;

/** What an account knows of a customer from before. */
public interface History {
    /**
     * A ticket of a customer's.
     *
     * @param status open, pending, solved or closed
     */
    record PastTicket(String id, String subject, String status, Instant openedAt) {
        public boolean isOpen() {
            return status.equals("open") || status.equals("pending");
        }
    }

    /** The newest tickets of whoever has exactly this address, newest first, at most as many as asked for. */
    List<PastTicket> of(VendorAccount account, String email, int most);
}
