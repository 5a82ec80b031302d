package org.deskbridge.connector;

import org.deskbridge.connector.Ticketing.Opened;

/** Signs of life that are no messages. */
public interface LiveSignals {
    /** The visitor has seen what the people at the desk wrote. */
    void seen(VendorAccount account, Opened ticket);
}
