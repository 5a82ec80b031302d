package org.deskbridge.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server process of our own, to be started, killed and started again on the same data. */
final class Server implements AutoCloseable {
    private final Path data;
    private final int port;
    private final List<String> settings;
    private Process process;

    Server(Path data, String... settings) {
        this.data = data;
        this.settings = List.of(settings);
        this.port = freePort();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path temporary() {
        try {
            return Files.createTempDirectory("deskbridge-it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI base() {
        return URI.create("http://localhost:" + port + "/");
    }

    void start(String... options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A server that lives for a minute starts a fifth sooner when nothing is compiled twice.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx768m", "-Ddeskbridge.data-dir=" + data));
        command.addAll(settings);
        command.addAll(List.of("-jar", System.getProperty("payara.micro.jar"), "--nocluster"));
        command.addAll(List.of("--port", Integer.toString(port)));
        command.addAll(
                options.length > 0
                        ? List.of(options)
                        : List.of("--deploy", System.getProperty("war"), "--contextroot", "/"));
        try {
            Files.createDirectories(data);
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(data.toFile(), "server.log")))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Eventually.some(() -> ready(base().resolve("health/ready")), java.time.Duration.ofMinutes(5));
    }

    private Optional<Boolean> ready(URI health) {
        if (!process.isAlive()) {
            throw new AssertionError("the server ended, see " + data.resolve("server.log"));
        }
        try {
            var request = HttpRequest.newBuilder(health).build();
            return Optional.of(Rest.send(request).status() == 200).filter(Boolean::booleanValue);
        } catch (AssertionError notYet) {
            return Optional.empty();
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
