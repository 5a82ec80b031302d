package org.deskbridge.chaos;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.deskbridge.it.NatsServer;
import org.deskbridge.it.Rest;
import org.deskbridge.it.Server;
import org.deskbridge.sandbox.SandboxServer;
import org.deskbridge.sandbox.gorgias.GorgiasDesk;
import org.deskbridge.sandbox.kit.Desk;

/** Nodes of the product on one PostgreSQL and one NATS, a vendor's look-alike beside them and a bad network before them. */
final class Stand implements AutoCloseable {
    private static final String QUICK =
            "{\"rateLimits\":false,\"searchLagMillis\":500,\"incrementalDelayMillis\":0,\"webhookRetryFactor\":0.01}";

    private final Postgres postgres;
    private final NatsServer nats;
    private final SandboxServer sandbox = SandboxServer.start();
    private final List<Server> nodes = new ArrayList<>();
    private final Desk desk;
    private final Proxy proxy;
    private JsonObject assisted = JsonObject.EMPTY_JSON_OBJECT;
    private JsonObject outside = JsonObject.EMPTY_JSON_OBJECT;

    Stand(Path data, int count) {
        nats = nats(data);
        postgres = new Postgres(data.resolve("postgres"));
        for (var node = 0; node < count; node++) {
            nodes.add(
                    new Server(data.resolve("node" + node), settings(data, node).toArray(String[]::new)));
        }
        desk = sandbox.open("gorgias", "chaos", QUICK);
        proxy = new Proxy(nodes.stream().map(Server::base).toList());
    }

    private static NatsServer nats(Path data) {
        try {
            var server = NatsServer.required(data);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All nodes seal with the keys that the first one makes. */
    private List<String> settings(Path data, int node) {
        var settings = new ArrayList<>(Server.OPEN);
        settings.addAll(List.of(
                "-Ddeskbridge.sync.settling=PT1S",
                "-Ddeskbridge.sync.search-lag=PT2S",
                "-Ddeskbridge.sync.reconcile-interval=PT2S",
                "-Ddeskbridge.gorgias.url=" + sandbox.template("gorgias"),
                "-Ddeskbridge.db.url=" + postgres.url(),
                "-Ddeskbridge.db.user=postgres",
                "-Ddeskbridge.live.nats-url=" + nats.url()));
        if (node > 0) {
            settings.add("-Ddeskbridge.secrets.keyset=" + data.resolve("node0").resolve("keyset.json"));
        }
        return settings;
    }

    /** One after the other, since the first one makes the tables. */
    void start() {
        for (var node = 0; node < nodes.size(); node++) {
            launch(node, "");
            nodes.get(node).awaitReady();
        }
        var rest = rest(0);
        assisted = rest.created("workspaces", Rest.object("name", "assisted"));
        outside = rest.created("workspaces", Rest.object("name", "outside"));
        connect(rest);
        article("Do you ship to Norway?", "Yes, we ship to Norway within five days.");
    }

    private void connect(Rest rest) {
        rest.created(
                "connectors",
                Json.createObjectBuilder()
                        .add("type", "gorgias")
                        .add("name", "gorgias")
                        .add(
                                "credentials",
                                Rest.object(
                                        "subdomain", "chaos", "email", GorgiasDesk.EMAIL, "apiKey", GorgiasDesk.KEY))
                        .add("workspaces", Json.createArrayBuilder().add(outside.getString("id")))
                        .build());
        rest.send("PATCH", "workspaces/" + outside.getString("id"), "{\"helpdeskMode\":\"gorgias\"}");
    }

    /** Starts a node without waiting for it, with failpoints as the property names them. */
    void launch(int node, String failpoints) {
        nodes.get(node)
                .launch(failpoints.isEmpty() ? List.of() : List.of("-Ddeskbridge.failpoints=" + failpoints), "/");
    }

    /** All but the first node. */
    void killOthers() {
        nodes.stream().skip(1).forEach(Server::kill);
    }

    Server node(int node) {
        return nodes.get(node);
    }

    /** The node's own code of exit, once it has ended by itself; -1 where it does not within the time. */
    int exitOf(int node, Duration patience) {
        try {
            var process = nodes.get(node).process();
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    boolean isUp(int node) {
        return nodes.get(node).process().isAlive();
    }

    /** Stops the process where it stands, or lets it go on; it notices nothing of the time between. */
    void signal(int node, String signal) {
        try {
            var pid = Long.toString(nodes.get(node).process().pid());
            new ProcessBuilder("kill", "-" + signal, pid).start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Rest rest(int node) {
        return new Rest(nodes.get(node).base());
    }

    /** A program that asks whichever node answers. */
    Rest anyRest() {
        for (var node = 0; node < nodes.size(); node++) {
            if (isUp(node)) {
                return rest(node);
            }
        }
        throw new AssertionError("no node is up");
    }

    boolean article(String title, String body) {
        try {
            return anyRest()
                            .post(
                                    "workspaces/" + assisted.getString("id") + "/articles",
                                    Rest.object("title", title, "body", body).toString())
                            .status()
                    == 201;
        } catch (AssertionError broken) {
            return false;
        }
    }

    Wire.Address assisted() {
        return new Wire.Address(proxy.base(), assisted.getString("widgetKey"));
    }

    Wire.Address outside() {
        return new Wire.Address(proxy.base(), outside.getString("widgetKey"));
    }

    /** Past the bad network, at one node and no other. */
    Wire.Address at(int node) {
        return new Wire.Address(nodes.get(node).base(), assisted.getString("widgetKey"));
    }

    List<JsonObject> unfinished() {
        var all = new ArrayList<JsonObject>();
        for (var workspace : List.of(assisted, outside)) {
            for (var state : List.of("queued", "sending", "retrying", "dead")) {
                var answer =
                        anyRest().get("workspaces/" + workspace.getString("id") + "/deliveries?limit=5&state=" + state);
                if (answer.status() != 200) {
                    throw new AssertionError("cannot be told now: " + answer);
                }
                all.addAll(answer.json().getJsonArray("items").getValuesAs(JsonObject.class));
            }
        }
        return all;
    }

    Desk desk() {
        return desk;
    }

    /** The latest of the desk's webhooks, and what came of them. */
    List<String> calls() {
        return desk.courier().log().stream()
                .limit(10)
                .map(call -> call.get("at") + " " + call.getString("url") + " " + call.getString("outcome"))
                .toList();
    }

    Proxy proxy() {
        return proxy;
    }

    NatsServer nats() {
        return nats;
    }

    Postgres postgres() {
        return postgres;
    }

    /** Waits until every node is up again; each restart pays the whole start of a server. */
    void awaitAll() {
        for (var node = 0; node < nodes.size(); node++) {
            var server = nodes.get(node);
            if (!isUp(node)) {
                launch(node, "");
            }
            server.awaitReady();
        }
    }

    @Override
    public void close() {
        proxy.close();
        nodes.forEach(Server::close);
        sandbox.close();
        postgres.close();
        nats.close();
    }
}
