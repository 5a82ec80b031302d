package org.deskbridge.outbound;

import java.io.Serial;

/** Why nothing usable came back from an address that a tenant typed; the message may be shown to them. */
public final class OutboundTrouble extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /** What went wrong; only {@code UNREACHABLE} and {@code TOO_SLOW} may be otherwise next time. */
    public enum Kind {
        NOT_ALLOWED,
        UNREACHABLE,
        TOO_SLOW,
        TOO_LARGE
    }

    OutboundTrouble(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
