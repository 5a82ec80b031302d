package org.deskbridge.connector;

import jakarta.json.JsonStructure;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writing tickets at a vendor. Whatever is written carries our key, so that it can be found again. */
public interface Ticketing {
    /** Whose words a line is. */
    enum Voice {
        VISITOR,
        ASSISTANT,
        AGENT,
        /** For the team only. */
        NOTE
    }

    /** A file to be read while it is sent. */
    record Attached(String name, String contentType, long size, Supplier<InputStream> content) {}

    /**
     * One line of a conversation on its way into a ticket.
     *
     * @param key ours, and the same at every try
     * @param speaker the name under which it was said
     */
    record Line(UUID key, Voice voice, String speaker, String text, Instant at, List<Attached> files) {}

    /** Who needs help; the id is ours and stays the same when the rest becomes known. */
    record Requester(
            UUID id,
            String name,
            @Nullable String email,
            @Nullable String phone) {}

    /**
     * A ticket to be opened.
     *
     * @param key ours, and the same at every try
     * @param notes the summary first, then the transcript; whoever cannot take them later writes them while opening
     * @param fields values by the vendor's field ids
     * @param follows the closed ticket that this one goes on from
     */
    record Draft(
            UUID key,
            String subject,
            Line first,
            List<Line> notes,
            Requester requester,
            List<String> tags,
            Map<String, String> fields,
            @Nullable String follows) {}

    /**
     * A ticket as the vendor knows it, with its requester's id there.
     *
     * @param written the vendor's ids of the draft's lines that stand in it already, by our keys
     */
    record Opened(String ticket, String url, @Nullable String requester, Map<UUID, String> written) {}

    /** How long after a lost attempt a search may still not show what it made. */
    Duration searchLag();

    Opened open(VendorAccount account, Draft draft);

    /** A request as an admin may see it: method and path, and the very body. */
    record Preview(String request, JsonStructure body) {}

    /**
     * What {@link #open} would send for this draft, and what would follow for its fields. Nothing is asked of the vendor:
     * what only it knows stands there as words. Empty where nobody has written it down.
     */
    default List<Preview> preview(VendorAccount account, Draft draft) {
        return List.of();
    }

    /**
     * The ticket that an earlier attempt at this draft made, if the vendor shows one. Where something in it is changed on the
     * way, the account is told that it {@linkplain VendorAccount#wrote wrote}.
     */
    Optional<Opened> find(VendorAccount account, Draft draft);

    /** Adds a line without sending it to the customer; returns the vendor's id of it. */
    String append(VendorAccount account, Opened ticket, Line line);

    /** The vendor's id of a line that an earlier attempt wrote. */
    Optional<String> find(VendorAccount account, Opened ticket, UUID key);

    /** Sets a status in our words: open or solved. */
    void setStatus(VendorAccount account, Opened ticket, String status);

    /** Lets the ticket be somebody's of whom more is known now; returns the vendor's id of that customer. */
    String setRequester(VendorAccount account, Opened ticket, Requester requester);
}
