package org.deskbridge.console;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which of several workspaces a member has turned to. */
@SessionScoped
class Choice implements Serializable {
    private @Nullable UUID workspace;

    @Nullable
    UUID workspace() {
        return workspace;
    }

    void turnTo(UUID other) {
        workspace = other;
    }
}
