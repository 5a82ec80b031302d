package org.deskbridge.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket as agents and programs see it. */
public record TicketView(
        UUID id,
        UUID workspace,
        UUID conversation,
        long number,
        String reference,
        String subject,
        String status,
        String priority,
        @Nullable String assignee,
        Requester requester,
        List<String> tags,
        String summary,
        Instant createdAt,
        Instant updatedAt) {
    /** Who needs help. */
    public record Requester(String name, @Nullable String email) {}
}
