package org.deskbridge.connector;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading tickets at a vendor. */
public interface TicketReading {
    /** A file that an agent attached, at an address that only the adapter knows how to fetch. */
    record DeskFile(String name, String contentType, long size, String address) {}

    /**
     * A message as it stands in a ticket.
     *
     * @param ours whether we wrote it, as far as the message itself tells
     * @param reply whether an agent wrote it for the customer to read
     * @param markdown its text, the vendor's HTML already turned into what we show
     */
    record DeskMessage(
            String id, boolean ours, boolean reply, String author, String markdown, List<DeskFile> files, Instant at) {}

    /**
     * What is new in a ticket.
     *
     * @param status open, pending, solved or closed
     * @param messages oldest first, everything after the given one
     */
    record News(String status, List<DeskMessage> messages) {}

    /** A page of tickets that changed, and where the next begins. */
    record Changes(List<String> tickets, String mark, boolean more) {}

    /** Empty when the ticket is gone. */
    Optional<News> read(VendorAccount account, String ticket, @Nullable String afterMessage);

    /** Tickets that changed since a mark; without one, since the given time. */
    Changes changes(VendorAccount account, @Nullable String mark, Instant since);
}
