package org.deskbridge.conversation;

import java.util.Locale;

/** Where a conversation stands for everybody who looks at it. */
public enum Status {
    OPEN,
    ESCALATED,
    RESOLVED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
