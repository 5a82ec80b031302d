package org.deskbridge.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** P16: what sending, opening and the inbox take among ten million messages, beside the same among ten thousand. */
public final class TenMillion {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int PROBES = 300;
    private static final int SMALL = 10_000;
    private static final int LARGE = Integer.getInteger("bench.messages", 10_000_000);
    private static final int EACH = 20;

    private final Stand stand;
    private final String key;
    private final List<Crowd.Guest> guests;

    private TenMillion(Stand stand, String key, List<Crowd.Guest> guests) {
        this.stand = stand;
        this.key = key;
        this.guests = guests;
    }

    public static void main(String[] args) throws Exception {
        try (var stand = new Stand();
                var crowd = new Crowd()) {
            stand.start();
            var key = stand.workspace();
            var guests = crowd.arrive(stand.socket("ws/chat/" + key), PROBES);
            Rows.of(stand, guests.stream().map(Crowd.Guest::conversation).toList(), EACH);
            Rows.more(stand, (SMALL - PROBES * EACH) / EACH, EACH);
            var bench = new TenMillion(stand, key, guests);
            for (var warm = 0; warm < 2 * ROUNDS; warm++) {
                bench.round();
            }
            var small = bench.rounds();
            var begun = System.nanoTime();
            Rows.more(stand, (LARGE - SMALL) / EACH, EACH);
            stand.psql("vacuum analyze");
            System.out.printf("%,d messages after %.0f s%n", LARGE, (System.nanoTime() - begun) / 1e9);
            bench.round();
            var large = bench.rounds();
            var table = List.of("send", "open", "inbox").stream()
                    .map(name -> new Ratios("P16 " + name + ", p99 among ten million beside ten thousand", "ms"))
                    .toArray(Ratios[]::new);
            for (var round = 0; round < ROUNDS; round++) {
                for (var of = 0; of < table.length; of++) {
                    table[of].add(large.get(round)[of], small.get(round)[of]);
                }
            }
            Ratios.table(table);
        }
    }

    private List<double[]> rounds() throws IOException {
        var all = new ArrayList<double[]>();
        for (var round = 0; round < ROUNDS; round++) {
            all.add(round());
        }
        return all;
    }

    /** The p99 of sending, of opening and of the inbox, in milliseconds. */
    private double[] round() throws IOException {
        var send = new Latencies();
        var open = new Latencies();
        var inbox = new Latencies();
        for (var guest : guests) {
            try (var wire = new Wire(stand.socket("ws/chat/" + key))) {
                open.time(() ->
                        answered(wire, "{\"type\":\"hello\",\"visitorToken\":\"" + guest.token() + "\"}", "welcome"));
                send.time(() -> answered(
                        wire,
                        "{\"type\":\"message\",\"clientId\":\"" + UUID.randomUUID() + "\",\"text\":\"" + Talkers.TEXT
                                + "\"}",
                        "message"));
            }
            inbox.time(this::list);
        }
        return new double[] {send.at(0.99), open.at(0.99), inbox.at(0.99)};
    }

    private static void answered(Wire wire, String frame, String type) {
        wire.send(frame);
        var came = new AtomicReference<>("");
        try {
            while (!came.get().startsWith("{\"type\":\"" + type)) {
                wire.readOne((text, at) -> came.set(text));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void list() {
        try {
            var answer = stand.ask("GET", "api/v1/workspaces/" + stand.workspaceId() + "/conversations?limit=50", "");
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
