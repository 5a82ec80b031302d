package org.deskbridge.bench;

/** P6: what an open widget that says nothing costs the server, beside a raw endpoint on the same server. */
public final class IdleSockets {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int SOCKETS = Integer.getInteger("bench.sockets", 10_000);

    private IdleSockets() {}

    public static void main(String[] args) throws Exception {
        var heap = new Ratios("P6 heap of an idle widget socket beside a raw one", "kB");
        try (var stand = new Stand()) {
            stand.start();
            var at = stand.socket("ws/chat/" + stand.workspace());
            try (var warm = new Crowd()) {
                warm.arrive(at, SOCKETS / 10);
                warm.upgrade(stand.socket("echo/echo"), SOCKETS / 10);
            }
            var none = stand.server().liveKilobytes();
            for (var round = 0; round < ROUNDS; round++) {
                double raw;
                try (var crowd = new Crowd()) {
                    crowd.upgrade(stand.socket("echo/echo"), SOCKETS);
                    raw = (stand.server().liveKilobytes() - none) / (double) SOCKETS;
                }
                stand.server().awaitLive(none + SOCKETS);
                try (var crowd = new Crowd()) {
                    crowd.arrive(at, SOCKETS);
                    heap.add((stand.server().liveKilobytes() - none) / (double) SOCKETS, raw);
                }
                stand.server().awaitLive(none + SOCKETS);
            }
            System.out.println("resident at the end " + stand.server().residentKilobytes() + " kB");
        }
        Ratios.table(heap);
    }
}
