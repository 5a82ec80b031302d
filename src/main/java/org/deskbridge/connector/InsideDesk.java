package org.deskbridge.connector;

import java.util.Optional;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.Ticketing.Opened;

/** Working on a desk's own tickets, as one of its users. */
public interface InsideDesk {
    /**
     * How a ticket stands.
     *
     * @param assignee the user whose ticket it is; empty when it is nobody's
     */
    record Standing(Optional<String> assignee) {}

    /** Empty when the ticket is gone. */
    Optional<Standing> standing(VendorAccount account, String ticket);

    /** Answers the customer through the channel that they used last; returns the vendor's id of the message. */
    String reply(VendorAccount account, Opened ticket, Line line);
}
