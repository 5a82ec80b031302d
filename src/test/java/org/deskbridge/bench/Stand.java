package org.deskbridge.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
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
import java.util.concurrent.locks.LockSupport;
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
    final int port = freePort();
    private final Path folder;
    private Process server;

    Stand() throws IOException {
        folder = Files.createTempDirectory("deskbridge-bench");
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .start();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    URI socket(String path) {
        return URI.create("ws://127.0.0.1:" + port + "/" + path);
    }

    void start(String... settings) throws IOException {
        var echo = folder.resolve("echo.war");
        ShrinkWrap.create(WebArchive.class)
                .addClass(Echo.class)
                .as(ZipExporter.class)
                .exportTo(echo.toFile(), true);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Ddeskbridge.data-dir=" + folder,
                "-Ddeskbridge.db.url="
                        + postgres.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", ""),
                "-Ddeskbridge.db.user=postgres",
                "-Ddeskbridge.bootstrap.owner-email=owner@deskbridge.example",
                "-Ddeskbridge.bootstrap.owner-password=owner-password",
                "-Ddeskbridge.bootstrap.api-token=" + TOKEN,
                "-Ddeskbridge.limits.visitor-per-second=100000",
                "-Ddeskbridge.limits.address-per-second=1000000"));
        command.addAll(List.of(settings));
        var jvm = System.getProperty("bench.jvm", "");
        command.addAll(jvm.isEmpty() ? List.of() : List.of(jvm.split(" ", -1)));
        command.addAll(
                List.of("-jar", System.getProperty("payara.micro.jar"), "--nocluster", "--maxhttpthreads", "64"));
        command.addAll(List.of("--port", Integer.toString(port)));
        command.addAll(List.of("--deploy", System.getProperty("war"), "--contextroot", "/"));
        command.addAll(List.of("--deploy", echo.toString()));
        server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        awaitReady();
    }

    private void awaitReady() {
        var end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (System.nanoTime() < end && server.isAlive()) {
            try {
                if (ask("GET", "health/ready", "").statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
        throw new IllegalStateException("not ready, see " + folder.resolve("server.log"));
    }

    HttpResponse<String> ask(String method, String path, String body) throws IOException {
        var request = HttpRequest.newBuilder(base().resolve(path))
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
        return micros(server.toHandle()) + databaseMicros();
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

    long serverPid() {
        return server.pid();
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.destroyForcibly().onExit().join();
        }
        postgres.close();
    }
}
