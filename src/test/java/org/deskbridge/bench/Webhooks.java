package org.deskbridge.bench;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.deskbridge.sandbox.SandboxServer;
import org.deskbridge.sandbox.conversations.ConversationsDesk;

/** P9: webhooks a second, proved, told from repetitions and stored, beside pgbench with one insert a commit. */
public final class Webhooks {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 6);
    private static final int CALLERS = 32;

    /** One in so many is a repetition of the one before. */
    private static final int REPEATED = 5;

    private final Stand stand;
    private final String path;
    private final LongAdder answered = new LongAdder();
    private final LongAdder different = new LongAdder();
    private final AtomicInteger refused = new AtomicInteger();

    private Webhooks(Stand stand, String path) {
        this.stand = stand;
        this.path = path;
    }

    public static void main(String[] args) throws Exception {
        var vendor = "zendesk-conversations";
        var rate = new Ratios("P9 webhooks stored beside pgbench", "/s");
        try (var sandbox = SandboxServer.start();
                var stand = new Stand()) {
            sandbox.open(vendor, "bench", "{}");
            stand.start("-Ddeskbridge." + vendor + ".url=" + sandbox.template(vendor));
            var webhooks = new Webhooks(stand, "/api/v1/connectors/" + connector(stand, vendor) + "/webhook");
            var pgbench = new PgBench(stand);
            webhooks.flood(3 * SECONDS);
            for (var round = 0; round < ROUNDS; round++) {
                rate.add(webhooks.flood(SECONDS), pgbench.run(CALLERS, SECONDS).perSecond());
            }
            var stored = Long.parseLong(stand.psql("select count(*) from webhook_event"));
            System.out.printf(
                    "answered %d, different %d, stored %d, refused %d%n",
                    webhooks.answered.sum(), webhooks.different.sum(), stored, webhooks.refused.get());
        }
        Ratios.table(rate);
    }

    private static String connector(Stand stand, String vendor) throws Exception {
        stand.workspace();
        var created = stand.ask(
                "POST",
                "api/v1/connectors",
                Json.createObjectBuilder()
                        .add("type", vendor)
                        .add("name", "bench")
                        .add("workspaces", Json.createArrayBuilder().add(stand.workspaceId()))
                        .add(
                                "credentials",
                                Json.createObjectBuilder()
                                        .add("subdomain", "bench")
                                        .add("appId", ConversationsDesk.APP_ID)
                                        .add("keyId", ConversationsDesk.KEY_ID)
                                        .add("keySecret", ConversationsDesk.KEY_SECRET)
                                        .add("webhookSecret", ConversationsDesk.WEBHOOK_SECRET))
                        .build()
                        .toString());
        if (created.statusCode() != 201) {
            throw new IllegalStateException(created.body());
        }
        try (var reader = Json.createReader(new StringReader(created.body()))) {
            return reader.readObject().getString("id");
        }
    }

    private double flood(int seconds) throws Exception {
        var before = answered.sum();
        var begun = System.nanoTime();
        var end = begun + seconds * 1_000_000_000L;
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            var callers = new ArrayList<Callable<Void>>();
            for (var caller = 0; caller < CALLERS; caller++) {
                callers.add(() -> call(end));
            }
            for (var caller : threads.invokeAll(callers)) {
                caller.get();
            }
        }
        return (answered.sum() - before) / ((System.nanoTime() - begun) / 1e9);
    }

    private Void call(long end) throws Exception {
        try (var caller = new Caller(stand.server().base(), path, "X-API-Key: " + ConversationsDesk.WEBHOOK_SECRET)) {
            for (var i = 1; System.nanoTime() < end; i++) {
                var body = body();
                take(caller.post(body));
                different.increment();
                if (i % REPEATED == 0) {
                    take(caller.post(body));
                }
            }
        }
        return null;
    }

    private void take(int status) {
        if (status == 202) {
            answered.increment();
        } else {
            refused.incrementAndGet();
        }
    }

    /** What a person at the desk wrote, in a conversation that is not one of ours. */
    private static String body() {
        var event = UUID.randomUUID();
        return "{\"app\":{\"id\":\"" + ConversationsDesk.APP_ID + "\"},\"webhook\":{\"id\":\"w\",\"version\":\"v2\"},"
                + "\"events\":[{\"id\":\"" + event + "\",\"createdAt\":\"2026-01-05T10:00:00.000Z\","
                + "\"type\":\"conversation:message\",\"payload\":{\"conversation\":{\"id\":\"c" + event
                + "\",\"type\":\"personal\"},\"message\":{\"id\":\"m" + event
                + "\",\"received\":\"2026-01-05T10:00:00.000Z\",\"author\":{\"type\":\"business\"},"
                + "\"content\":{\"type\":\"text\",\"text\":\"" + "x".repeat(200) + "\"},"
                + "\"source\":{\"type\":\"zd:agentWorkspace\"}}}}]}";
    }
}
