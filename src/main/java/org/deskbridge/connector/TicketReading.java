package org.deskbridge.connector;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading tickets at a vendor. */
public interface TicketReading {
    /** A file that an agent attached, at an address that only the adapter knows how to fetch. */
    record DeskFile(String name, String contentType, long size, String address) {}

    /** Who wrote a message, as far as the message itself tells. */
    enum From {
        /** We did, through the vendor's API. */
        US,
        /** An agent or a bot of the desk's, for the customer to read. */
        AGENT,
        /** The customer, on a way of the desk's own such as e-mail. */
        CUSTOMER,
        /** Somebody, for the team only. */
        TEAM
    }

    /**
     * A message as it stands in a ticket.
     *
     * @param markdown its text, the vendor's HTML already turned into what we show
     */
    record DeskMessage(String id, From from, String author, String markdown, List<DeskFile> files, Instant at) {}

    /** Whose ticket it is, as the desk knows them. */
    record Customer(@Nullable String name, @Nullable String email) {}

    /**
     * What is new in a ticket.
     *
     * @param status open, pending, solved or closed
     * @param assignee the vendor's id of the user whose ticket it is
     * @param messages oldest first, everything after the given one
     */
    record News(
            String status,
            String subject,
            Customer customer,
            @Nullable String assignee,
            List<DeskMessage> messages) {}

    /** Empty when the ticket is gone. */
    Optional<News> read(VendorAccount account, String ticket, @Nullable String afterMessage);
}
