package org.deskbridge.inside;

import java.util.Map;
import java.util.UUID;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.work.Task;
import org.jspecify.annotations.Nullable;

/** An assisted ticket as it was read. */
record Assisted(
        UUID conversation,
        UUID connector,
        String ticket,
        boolean assistants,
        String status,
        @Nullable String readMark) {
    /** The same ticket is the same conversation, whoever sees it first and however often. */
    static UUID conversationOf(UUID connector, String ticket) {
        return UUID.nameUUIDFromBytes((connector + "/" + ticket).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Opened opened() {
        return new Opened(ticket, "", null, Map.of());
    }

    Task task(String kind, String subject) {
        return task(kind, connector, conversation, subject);
    }

    /** All that happens to one ticket is one lane: what was read is known before anything is written. */
    static Task task(String kind, UUID connector, UUID conversation, String subject) {
        return new Task(connector.toString(), kind, "inside:" + conversation, subject, null);
    }
}
