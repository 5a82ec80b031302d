package org.deskbridge.bench;

import java.util.List;

/** P14 and P15: how long a start takes and what it holds when it is ready, beside a server with nothing on it. */
public final class Readiness {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);

    private Readiness() {}

    public static void main(String[] args) throws Exception {
        var time = new Ratios("P14 ready from start beside a bare server", "ms");
        var memory = new Ratios("P15 memory when ready (RSS) beside a bare server", "MB");
        try (var stand = new Stand()) {
            try (var first = stand.launch(List.of(), List.of())) {
                System.out.println(
                        "the first start, which makes the tables: " + first.await("health/ready", 200) + " ms");
            }
            for (var round = 0; round < ROUNDS; round++) {
                double bareTime;
                double bareMemory;
                try (var bare = stand.bare()) {
                    bareTime = (double) bare.await("", 404);
                    bareMemory = bare.residentKilobytes() / 1024.0;
                }
                try (var ours = stand.launch(List.of(), List.of())) {
                    time.add((double) ours.await("health/ready", 200), bareTime);
                    memory.add(ours.residentKilobytes() / 1024.0, bareMemory);
                }
            }
        }
        Ratios.table(time, memory);
    }
}
