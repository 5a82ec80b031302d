package org.deskbridge.sandbox.kit;

import org.jspecify.annotations.Nullable;

/** What a human agent writes in the vendor's window. */
public record AgentReply(
        String text,
        @Nullable String html,
        boolean internal,
        @Nullable String authorName,
        @Nullable Attached file) {
    public static AgentReply saying(String text) {
        return new AgentReply(text, null, false, null, null);
    }

    public static AgentReply noting(String text) {
        return new AgentReply(text, null, true, null, null);
    }
}
