package org.deskbridge.platform;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, as far as that can be believed. */
public final class Peer {
    private static final Pattern NEAR =
            Pattern.compile("127\\..*|10\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|::1|0:0:0:0:0:0:0:1");

    private Peer() {}

    /** Whether a request that a page makes comes from a page of this server. */
    public static boolean isOwnPage(@Nullable String origin, @Nullable String host) {
        return origin != null && origin.replaceFirst("^https?://", "").equalsIgnoreCase(host);
    }

    /** A proxy in front is believed only where the connection itself comes from this machine or a private network. */
    public static String address(String connection, String forwardedFor) {
        return forwardedFor.isEmpty() || !NEAR.matcher(connection).matches()
                ? connection
                : forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip();
    }
}
