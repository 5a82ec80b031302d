package org.deskbridge.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.util.IOUtils;

/** A server process of our own, to be started, killed and started again on the same data. */
public final class Server implements AutoCloseable {
    /** An owner, a token, and limits that no load of a test reaches. */
    public static final List<String> OPEN = List.of(
            "-Ddeskbridge.bootstrap.owner-email=owner@deskbridge.example",
            "-Ddeskbridge.bootstrap.owner-password=owner-password",
            "-Ddeskbridge.bootstrap.api-token=" + Rest.TOKEN,
            "-Ddeskbridge.limits.visitor-per-second=100000",
            "-Ddeskbridge.limits.address-per-second=100000");

    private final ServerKind kind = ServerKind.chosen();
    private final Path data;
    private final int port = freePort();
    private final List<String> settings;
    private String contextRoot = "/";
    private Process process;

    public Server(Path data, String... settings) {
        this.data = data;
        this.settings = List.of(settings);
    }

    static int freePort() {
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

    public URI base() {
        return root().resolve(contextRoot.equals("/") ? "/" : contextRoot + "/");
    }

    private URI root() {
        return URI.create("http://localhost:" + port + "/");
    }

    void start() {
        start("/");
    }

    /** Deploys the WAR below each of these paths in turn, where it stays below the last. */
    void start(String... contextRoots) {
        launch(contextRoots);
        awaitStarted(contextRoots);
    }

    void awaitStarted(String... contextRoots) {
        awaitReady();
        kind.started(data, List.of(contextRoots));
    }

    /** Without waiting until it is ready: for several that start at once. */
    void launch(String... contextRoots) {
        launch(List.of(), contextRoots);
    }

    /** The options hold for this life only. */
    public void launch(List<String> options, String... contextRoots) {
        contextRoot = contextRoots[contextRoots.length - 1];
        try {
            IOUtils.rm(scratch());
            Files.createDirectories(scratch());
            process = new ProcessBuilder(command(options, List.of(contextRoots)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log().toString())))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isReady() {
        return ready().isPresent();
    }

    String said() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void awaitReady() {
        Eventually.some(this::ready, Duration.ofMinutes(5));
    }

    private List<String> command(List<String> options, List<String> contextRoots) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A server that lives for a minute starts in two thirds of the time when nothing is compiled or verified twice.
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                // The first that ends as it is asked to leaves its classes for those that start after it.
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile="
                        + Path.of("target", kind.getClass().getSimpleName() + ".jsa")
                                .toAbsolutePath(),
                "-Xlog:cds=error",
                "-Xmx768m",
                "-Djava.io.tmpdir=" + scratch(),
                "-Ddeskbridge.data-dir=" + data));
        command.addAll(settings);
        command.addAll(options);
        command.addAll(kind.command(data, port, contextRoots));
        return command;
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** As an operator does it: asked to end, and given the time for it. */
    void stop() {
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private Optional<Boolean> ready() {
        if (!process.isAlive()) {
            throw new AssertionError("the server ended, see " + log());
        }
        try {
            var request = HttpRequest.newBuilder(root().resolve("health/ready")).build();
            return Optional.of(Rest.send(request).status() == 200).filter(Boolean::booleanValue);
        } catch (AssertionError notYet) {
            return Optional.empty();
        }
    }

    /** Payara Micro unpacks itself, a third of a gigabyte, and leaves that where it is killed. */
    private Path scratch() {
        return data.resolve("scratch");
    }

    /** What the server says about itself. */
    Path log() {
        return data.resolve("server.log");
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** What it is known by to the operating system. */
    public Process process() {
        return process;
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
            try {
                IOUtils.rm(scratch());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
