package org.deskbridge.connector;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A connector as its admins see it; what is secret only says that it is there. */
public record ConnectorView(
        UUID id,
        String type,
        String name,
        String label,
        String state,
        @Nullable String cause,
        String webhookUrl,
        Webhook webhook,
        Map<String, Object> credentials,
        Map<String, Object> settings,
        List<UUID> workspaces,
        Instant createdAt) {
    /** How far the vendor's way to us has got: set up by us or by hand, and last heard of. */
    public record Webhook(
            boolean registered,
            boolean byHand,
            @Nullable String trouble,
            @Nullable Instant seenAt) {}

    /** In place of a secret. */
    public record Secret(boolean set) {}

    public boolean connected() {
        return state.equals("connected");
    }
}
