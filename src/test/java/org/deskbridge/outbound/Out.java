package org.deskbridge.outbound;

/** The way out, opened as the container would. */
public final class Out {
    private Out() {}

    public static Outbound bound() {
        var outbound = new Outbound();
        outbound.open();
        return outbound;
    }
}
