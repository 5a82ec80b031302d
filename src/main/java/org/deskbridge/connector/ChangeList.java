package org.deskbridge.connector;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which tickets of an account changed. */
public interface ChangeList {
    /** A page of tickets that changed, and where the next begins. */
    record Changes(List<String> tickets, String mark, boolean more) {}

    /** Tickets that changed since a mark; without one, since the given time. */
    Changes changes(VendorAccount account, @Nullable String mark, Instant since);
}
