package org.deskbridge.platform;

import java.util.regex.Pattern;

/** Where a request comes from, as far as that can be believed. */
public final class Peer {
    private static final Pattern NEAR =
            Pattern.compile("127\\..*|10\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|::1|0:0:0:0:0:0:0:1");

    private Peer() {}

    /** A proxy in front is believed only where the connection itself comes from this machine or a private network. */
    public static String address(String connection, String forwardedFor) {
        return forwardedFor.isEmpty() || !NEAR.matcher(connection).matches()
                ? connection
                : forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip();
    }
}
