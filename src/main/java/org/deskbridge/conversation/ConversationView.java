package org.deskbridge.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation as everybody but the database sees it. */
public record ConversationView(
        UUID id,
        UUID workspace,
        UUID visitorId,
        Status status,
        Control control,
        int controlVersion,
        Contact visitor,
        boolean verified,
        @Nullable String agentName,
        @Nullable String rating,
        @Nullable String pageUrl,
        @Nullable String timeZone,
        @Nullable String origin,
        int episodes,
        long lastSeq,
        long lastPosition,
        long visitorRead,
        long agentRead,
        Instant startedAt,
        Instant lastMessageAt) {
    static ConversationView of(Conversation conversation, Visitor visitor) {
        return new ConversationView(
                conversation.id,
                conversation.workspaceId,
                conversation.visitorId,
                conversation.status,
                conversation.control,
                conversation.controlVersion,
                visitor.contact(),
                visitor.verified,
                conversation.agentName,
                conversation.rating,
                conversation.pageUrl,
                conversation.timeZone,
                conversation.origin,
                conversation.episodes,
                conversation.lastSeq,
                conversation.lastPosition,
                conversation.visitorRead,
                conversation.agentRead,
                conversation.startedAt,
                conversation.lastMessageAt);
    }
}
