package org.deskbridge.connector;

import java.util.List;
import java.util.Map;
import org.deskbridge.connector.Ticketing.Opened;
import org.jspecify.annotations.Nullable;

/** Putting tickets that are open already where they belong; a live chat takes all that only when it begins. */
public interface Sorting {
    /** Who is to care for a ticket, by the vendor's ids: a team where one is named, and its user or nobody in particular. */
    record Assignee(@Nullable String team, @Nullable String user) {}

    /** Sets values by the vendor's field ids. */
    void setFields(VendorAccount account, Opened ticket, Map<String, String> fields);

    /** Adds tags to those that are there. */
    void tag(VendorAccount account, Opened ticket, List<String> tags);

    void assign(VendorAccount account, Opened ticket, Assignee assignee);
}
