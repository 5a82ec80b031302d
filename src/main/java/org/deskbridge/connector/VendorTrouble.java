package org.deskbridge.connector;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a vendor did not do what was asked; the kind tells whether it may have, and what could help. */
public final class VendorTrouble extends RuntimeException {
    /** All the ways in which a vendor says no, and three in which it says nothing. */
    public enum Kind {
        /** Nothing was sent. */
        UNREACHABLE,
        /** Something was sent and no readable answer came: it may have had its effect. */
        UNKNOWN,
        UNAUTHORIZED,
        FORBIDDEN,
        NOT_FOUND,
        /** Somebody else was faster, or the name is taken. */
        CONFLICT,
        /** Not before a time; it had no effect. */
        RATE_LIMITED,
        /** The ticket takes nothing any more; a new one has to follow it. */
        CLOSED,
        /** No repetition will help. */
        REFUSED
    }

    private final Kind kind;
    private final int status;
    private final String body;
    private final @Nullable Instant until;

    public VendorTrouble(Kind kind, String message, int status, String body) {
        this(kind, message, status, body, null);
    }

    VendorTrouble(Kind kind, String message, int status, String body, @Nullable Instant until) {
        super(message);
        this.kind = kind;
        this.status = status;
        this.body = body;
        this.until = until;
    }

    public Kind kind() {
        return kind;
    }

    /** The HTTP status code; 0 where none came. */
    public int status() {
        return status;
    }

    /** What the vendor wrote, for the adapter that knows how to read it. */
    public String body() {
        return body;
    }

    /** When it may be tried again, where somebody said so. */
    public @Nullable Instant until() {
        return until;
    }
}
