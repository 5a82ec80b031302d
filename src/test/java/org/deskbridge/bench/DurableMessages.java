package org.deskbridge.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * P1, P3 and P4: chat messages a second that are committed and come back, beside what the same server echoes and what
 * PostgreSQL inserts, in one run.
 */
public final class DurableMessages {
    private static final int SOCKETS = Integer.getInteger("bench.sockets", 32);
    private static final int WINDOW = Integer.getInteger("bench.window", 1);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 6);

    private DurableMessages() {}

    public static void main(String[] args) throws Exception {
        try (var stand = new Stand();
                var echo = new Talkers();
                var chat = new Talkers()) {
            stand.start();
            System.err.println("server " + stand.server().pid());
            var key = stand.workspace();
            for (var i = 0; i < SOCKETS; i++) {
                echo.add(new Wire(stand.socket("echo/echo")), false, WINDOW, 0);
                open(stand, chat, key);
            }
            run(stand, echo, chat);
        }
    }

    private static void run(Stand stand, Talkers echo, Talkers chat) throws Exception {
        var pgbench = new PgBench(stand);
        echo.flood(SECONDS);
        chat.flood(2 * SECONDS);
        var rate = new Ratios("P1 durable messages beside echo", "/s");
        var rows = new Ratios("P1 durable messages beside pgbench", "/s");
        var cpu = new Ratios("P3 CPU a durable message beside pgbench", "µs");
        var late = new Ratios("P4 p99 at half of that beside echo + commit", "ms");
        for (var round = 0; round < ROUNDS; round++) {
            var echoed = echo.flood(SECONDS);
            var before = stand.cpuMicros();
            var sent = chat.returned.sum();
            var stored = chat.flood(SECONDS);
            var micros = (stand.cpuMicros() - before) / (double) (chat.returned.sum() - sent);
            var inserted = pgbench.run(SOCKETS, SECONDS);
            rate.add(stored, echoed);
            rows.add(stored, inserted.perSecond());
            cpu.add(micros, inserted.cpuMicros());
            chat.pace(stored / 2, SECONDS);
            var chatP99 = chat.latencies.at(0.99);
            echo.pace(stored / 2, SECONDS);
            late.add(chatP99, echo.latencies.at(0.99) + commitP99(stand));
        }
        Ratios.table(rate, rows, cpu, late);
        var violations = new ArrayList<>(chat.violations());
        violations.addAll(stored(stand, chat));
        System.out.println("messages " + chat.returned.sum() + ", violations " + violations.size());
        violations.stream().limit(10).forEach(System.out::println);
    }

    /** What was acknowledged is what the database holds; the first message of each conversation is not one of ours. */
    private static List<String> stored(Stand stand, Talkers chat) {
        var held = Long.parseLong(
                stand.psql("select count(*) from message where length(body) = " + Talkers.TEXT.length()));
        return held == chat.returned.sum()
                ? List.of()
                : List.of(held + " stored, " + chat.returned.sum() + " returned");
    }

    private static double commitP99(Stand stand) throws java.sql.SQLException {
        var latencies = new Latencies();
        try (var connection = stand.postgres.getPostgresDatabase().getConnection();
                var insert = connection.prepareStatement("insert into bench_row (body) values (repeat('x', 200))")) {
            for (var i = 0; i < 2000; i++) {
                var began = System.nanoTime();
                insert.executeUpdate();
                latencies.add(System.nanoTime() - began);
            }
        }
        return latencies.at(0.99);
    }

    /** A conversation that an agent has: the assistant's thinking is not what is measured here. */
    private static void open(Stand stand, Talkers chat, String key) throws Exception {
        var wire = new Wire(stand.socket("ws/chat/" + key));
        wire.send("{\"type\":\"hello\"}");
        var id = next(wire).getJsonObject("conversation").getString("id");
        wire.send("{\"type\":\"message\",\"clientId\":\"" + UUID.randomUUID() + "\",\"text\":\"hello\"}");
        next(wire);
        stand.ask("POST", "api/v1/conversations/" + id + "/takeover", "{\"name\":\"Bench\"}");
        var last = 1L;
        for (var frame = next(wire); !frame.getString("control", "").equals("human"); frame = next(wire)) {
            last = frame.getString("type").equals("message") ? frame.getInt("seq") : last;
        }
        chat.add(wire, true, WINDOW, last);
    }

    private static JsonObject next(Wire wire) throws Exception {
        var frame = new CompletableFuture<String>();
        while (!frame.isDone()) {
            wire.readOne((text, at) -> frame.complete(text));
        }
        return read(frame.get());
    }

    private static JsonObject read(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
