package org.deskbridge.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A durable PostgreSQL and a Payara Micro with the WAR and a bare echo beside it, for one run of a benchmark. */
final class Stand implements AutoCloseable {
    static final String TOKEN = "bench-token";
    private static final long MICROS_A_TICK = 10_000;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final EmbeddedPostgres postgres;
    private final Path folder;
    private Launched server;
    private String workspaceId;

    Stand() throws IOException {
        folder = Files.createTempDirectory("deskbridge-bench");
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .start();
    }

    /** As JDBC wants it, user included. */
    String address() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    URI socket(String path) {
        return server.socket(path);
    }

    /** The WAR at the root and the echo beside it, on the database of this stand; ready when this returns. */
    void start(String... settings) throws IOException {
        var echo = folder.resolve("echo.war");
        ShrinkWrap.create(WebArchive.class)
                .addClass(Echo.class)
                .as(ZipExporter.class)
                .exportTo(echo.toFile(), true);
        launch(List.of(settings), List.of("--deploy", echo.toString()));
        server.await("health/ready", 200);
    }

    /** Begins to start the WAR, on the port that it had before if it is started again. */
    Launched launch(List<String> settings, List<String> beside) throws IOException {
        var jvm = new ArrayList<>(List.of(
                "-Ddeskbridge.data-dir=" + folder,
                "-Ddeskbridge.db.url=" + address().replaceAll("\\?.*", ""),
                "-Ddeskbridge.db.user=postgres",
                "-Ddeskbridge.bootstrap.owner-email=owner@deskbridge.example",
                "-Ddeskbridge.bootstrap.owner-password=owner-password",
                "-Ddeskbridge.bootstrap.api-token=" + TOKEN,
                "-Ddeskbridge.limits.visitor-per-second=100000",
                "-Ddeskbridge.limits.address-per-second=1000000"));
        jvm.addAll(settings);
        var deployed = new ArrayList<>(List.of("--deploy", System.getProperty("war"), "--contextroot", "/"));
        deployed.addAll(beside);
        server = new Launched(folder, server == null ? 0 : server.port, jvm, deployed);
        return server;
    }

    /** A server with nothing on it. */
    Launched bare() throws IOException {
        return new Launched(folder, 0, List.of(), List.of());
    }

    Launched server() {
        return server;
    }

    /** The id of the workspace that {@link #workspace} made. */
    String workspaceId() {
        return workspaceId;
    }

    /** A workspace of its own: the key of its widget. */
    String workspace() throws IOException {
        var created = ask("POST", "api/v1/workspaces", "{\"name\":\"Bench\"}").body();
        try (var reader = Json.createReader(new StringReader(created))) {
            var workspace = reader.readObject();
            workspaceId = workspace.getString("id");
            return workspace.getString("widgetKey");
        }
    }

    HttpResponse<String> ask(String method, String path, String body) throws IOException {
        var request = HttpRequest.newBuilder(server.base().resolve(path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String psql(String sql) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : "";
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** CPU time so far of the server and of every process of the database, in microseconds. */
    long cpuMicros() {
        return micros(server.handle()) + databaseMicros();
    }

    /** Other databases on the machine are not counted. */
    long databaseMicros() {
        var postmaster = ProcessHandle.of(postmaster()).orElseThrow();
        return ended(postmaster.pid())
                + Stream.concat(Stream.of(postmaster), postmaster.descendants())
                        .mapToLong(Stand::micros)
                        .sum();
    }

    /** What Linux says of children that have ended: pgbench's connections are gone when it is over. */
    private static long ended(long parent) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(parent), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * MICROS_A_TICK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long postmaster() {
        try (var lines = Files.lines(Path.of(psql("show data_directory"), "postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long micros(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1000;
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
        postgres.close();
    }
}
