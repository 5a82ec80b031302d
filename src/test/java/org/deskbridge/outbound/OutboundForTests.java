package org.deskbridge.outbound;

import java.util.List;
import org.deskbridge.TestInstance;

/** The way out, as the container would open it. */
public final class OutboundForTests {
    private OutboundForTests() {}

    public static Outbound open() {
        var outbound = new Outbound();
        outbound.neighbours = new TestInstance<>(List.of());
        outbound.open();
        return outbound;
    }

    public static void close(Outbound outbound) {
        outbound.close();
    }
}
