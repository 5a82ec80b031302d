package org.deskbridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** P14 and P15: how long a start takes and what it holds when it is ready, beside a server with nothing on it. */
public final class Readiness {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);

    private Readiness() {}

    public static void main(String[] args) throws Exception {
        var time = new Ratios("P14 ready from start beside a bare server", "ms");
        var archived = new Ratios("P14 the same with an archive of its classes", "ms");
        var memory = new Ratios("P15 memory when ready (RSS) beside a bare server", "MB");
        var archive = Files.createTempDirectory("deskbridge-bench").resolve("classes.jsa");
        archive.toFile().deleteOnExit();
        try (var stand = new Stand()) {
            System.out.println("the first start, which makes the tables and the archive: "
                    + first(stand, List.of("-XX:ArchiveClassesAtExit=" + archive)) + " ms");
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
                try (var ours = stand.launch(List.of("-XX:SharedArchiveFile=" + archive), List.of())) {
                    archived.add((double) ours.await("health/ready", 200), bareTime);
                }
            }
        }
        Ratios.table(time, archived, memory);
    }

    /** The JVM writes its archive when it is asked to end. */
    private static long first(Stand stand, List<String> settings) throws IOException {
        try (var first = stand.launch(settings, List.of())) {
            var ready = first.await("health/ready", 200);
            first.stop();
            return ready;
        }
    }
}
