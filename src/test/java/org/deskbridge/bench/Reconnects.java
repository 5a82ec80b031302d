package org.deskbridge.bench;

import java.util.List;

/** P7: a server with many open widgets is killed; how long until all of them have what they lack, beside raw upgrades. */
public final class Reconnects {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int SOCKETS = Integer.getInteger("bench.sockets", 10_000);
    private static final int MESSAGES = 5;
    private static final int SEEN = 2;

    private Reconnects() {}

    public static void main(String[] args) throws Exception {
        var resumed = new Ratios("P7 all resumed after a kill beside raw upgrades", "s");
        var gaps = 0L;
        try (var stand = new Stand()) {
            stand.start();
            var key = stand.workspace();
            var guests = arrived(stand, key);
            Rows.of(stand, guests.stream().map(Crowd.Guest::conversation).toList(), MESSAGES);
            for (var round = 0; round < ROUNDS; round++) {
                stand.server().close();
                stand.start();
                double seconds;
                try (var back = new Crowd()) {
                    var begun = System.nanoTime();
                    var seen = back.resume(stand.socket("ws/chat/" + key), guests, SEEN);
                    seconds = (System.nanoTime() - begun) / 1e9;
                    gaps += seen.stream()
                            .filter(one -> !one.equals(List.of(3, 4, 5)))
                            .count();
                }
                try (var raw = new Crowd()) {
                    resumed.add(seconds, raw.upgrade(stand.socket("echo/echo"), SOCKETS));
                }
            }
        }
        Ratios.table(resumed);
        System.out.println("visitors who did not get exactly what they lacked: " + gaps);
    }

    private static List<Crowd.Guest> arrived(Stand stand, String key) throws InterruptedException {
        try (var crowd = new Crowd()) {
            return crowd.arrive(stand.socket("ws/chat/" + key), SOCKETS);
        }
    }
}
