package org.deskbridge.conversation;

import java.util.Locale;

/** Who answers: the assistant, a human here, or a human in an external desk. */
public enum Control {
    ASSISTANT,
    HUMAN,
    EXTERNAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
