package org.deskbridge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A Payara Micro in a process of its own, with what is deployed on it, if anything. */
final class Launched implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern USED = Pattern.compile("(?:total|used) \\d+K, used (\\d+)K|used (\\d+)K");

    final int port;
    private final Process process;
    private final Path log;

    /** Uses the port given, or a free one where it is 0. */
    Launched(Path folder, int port, List<String> jvm, List<String> deployed) throws IOException {
        this.port = port == 0 ? freePort() : port;
        log = folder.resolve("server-" + this.port + ".log");
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        command.addAll(jvm);
        var more = System.getProperty("bench.jvm", "");
        command.addAll(more.isEmpty() ? List.of() : List.of(more.split(" ", -1)));
        command.addAll(
                List.of("-jar", System.getProperty("payara.micro.jar"), "--nocluster", "--maxhttpthreads", "64"));
        command.addAll(List.of("--port", Integer.toString(this.port)));
        command.addAll(deployed);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
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

    /** Waits until the path is answered with this status; the wait in milliseconds. */
    long await(String path, int status) {
        var begun = System.nanoTime();
        var request = HttpRequest.newBuilder(base().resolve(path))
                .timeout(Duration.ofSeconds(5))
                .build();
        while (process.isAlive()
                && System.nanoTime() - begun < Duration.ofMinutes(3).toNanos()) {
            try {
                if (HTTP.send(request, BodyHandlers.discarding()).statusCode() == status) {
                    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
                }
            } catch (IOException e) {
                // not there yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        throw new IllegalStateException("not ready, see " + log);
    }

    long pid() {
        return process.pid();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** What the process holds of the machine's memory, in kilobytes. */
    long residentKilobytes() throws IOException {
        var status = Files.readString(Path.of("/proc", Long.toString(pid()), "status"));
        var found = RESIDENT.matcher(status);
        if (!found.find()) {
            throw new IOException("no VmRSS in " + status);
        }
        return Long.parseLong(found.group(1));
    }

    /** What is left of the heap after a full collection, in kilobytes. */
    long liveKilobytes() throws IOException {
        jcmd("GC.run");
        var found = USED.matcher(jcmd("GC.heap_info"));
        if (!found.find()) {
            throw new IOException("no heap told");
        }
        return Long.parseLong(found.group(1) == null ? found.group(2) : found.group(1));
    }

    /** Waits until what was closed is gone from the heap, up to so many kilobytes. */
    void awaitLive(long kilobytes) throws IOException {
        for (var tries = 0; tries < 120; tries++) {
            if (liveKilobytes() <= kilobytes) {
                return;
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        throw new IllegalStateException("the heap holds what was closed: " + liveKilobytes() + " kB");
    }

    private String jcmd(String what) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var asked = new ProcessBuilder(jcmd, Long.toString(pid()), what)
                .redirectErrorStream(true)
                .start();
        return new String(asked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** As an operator ends it. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
