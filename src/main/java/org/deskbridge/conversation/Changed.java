package org.deskbridge.conversation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state of a conversation is another one now. Fired in the transaction that changes it. */
public record Changed(
        UUID workspace,
        UUID conversation,
        Status status,
        Control control,
        Status before,
        @Nullable String agentName) {
    public boolean resolved() {
        return status == Status.RESOLVED && before != Status.RESOLVED;
    }
}
