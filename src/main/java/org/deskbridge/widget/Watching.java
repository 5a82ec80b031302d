package org.deskbridge.widget;

import jakarta.websocket.CloseReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.conversation.ConversationBodies;
import org.deskbridge.conversation.LinkedTicket;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.conversation.Transcripts.Glimpse;
import org.deskbridge.platform.Tenant;

/** One agent's socket that watches a whole workspace; at each heartbeat it looks at the liveliest conversations itself. */
final class Watching {
    private static final int LIVELIEST = 50;

    private final UUID workspace;
    private final Outgoing outgoing;
    private final Transcripts transcripts;
    private final ConversationBodies bodies;
    private Map<UUID, Glimpse> told = new HashMap<>();

    Watching(UUID workspace, Outgoing outgoing, ChatParts parts) {
        this.workspace = workspace;
        this.outgoing = outgoing;
        this.transcripts = parts.transcripts;
        this.bodies = parts.bodies;
    }

    UUID workspace() {
        return workspace;
    }

    /** What there is when the watching begins is no news. */
    synchronized void begin() {
        remember(liveliest());
    }

    synchronized void tell(Glimpse glimpse, Optional<LinkedTicket.Shown> ticket) {
        told.put(glimpse.id(), glimpse);
        outgoing.send(Frames.activity(glimpse, ticket).toString());
    }

    /** Says what has changed without anybody's having told this node. */
    synchronized void heartbeat() {
        var now = liveliest();
        now.stream()
                .filter(glimpse -> !glimpse.equals(told.get(glimpse.id())))
                .forEach(glimpse -> tell(glimpse, ticket(glimpse)));
        remember(now);
    }

    private Optional<LinkedTicket.Shown> ticket(Glimpse glimpse) {
        return Tenant.in(workspace, () -> bodies.ticket(glimpse.id()));
    }

    private List<Glimpse> liveliest() {
        return Tenant.in(workspace, () -> transcripts.liveliest(LIVELIEST));
    }

    private void remember(List<Glimpse> now) {
        told = new HashMap<>();
        now.forEach(glimpse -> told.put(glimpse.id(), glimpse));
    }

    void close(CloseReason reason) {
        outgoing.close(reason);
    }
}
