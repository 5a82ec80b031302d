package org.deskbridge.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation as REST shows it. */
public record ConversationBody(
        UUID id,
        UUID workspace,
        String status,
        String control,
        Contact visitor,
        @Nullable String agent,
        @Nullable String rating,
        @Nullable String pageUrl,
        long lastSeq,
        LinkedTicket.@Nullable Shown ticket,
        Instant startedAt,
        Instant lastMessageAt) {}
