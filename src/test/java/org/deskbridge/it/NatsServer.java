package org.deskbridge.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The system's own NATS, to be started and killed; without one the tests of several nodes are skipped, and say so. */
public final class NatsServer implements AutoCloseable {
    static final String PASSWORD = "a-password-for-nats";

    private final Path program;
    private final Path log;
    private final int port;
    private Process process;

    private NatsServer(Path program, Path log) throws IOException {
        this.program = program;
        this.log = log;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    private static Optional<Path> program() {
        return Stream.of("/usr/sbin/nats-server", "/usr/bin/nats-server", "/usr/local/bin/nats-server")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Not started yet. */
    public static NatsServer required(Path directory) throws IOException {
        if (program().isEmpty()) {
            var said = "TESTS OF SEVERAL NODES SKIPPED: no nats-server (Debian: apt-get install nats-server)";
            if (Boolean.parseBoolean(System.getenv("DESKBRIDGE_NATS_REQUIRED"))) {
                throw new AssertionError(said);
            }
            System.err.println(said);
            Assumptions.abort(said);
        }
        return new NatsServer(program().orElseThrow(), directory.resolve("nats.log"));
    }

    /** As an operator writes it, with who we are. */
    public String url() {
        return "nats://deskbridge:" + PASSWORD + "@" + place();
    }

    String place() {
        return "127.0.0.1:" + port;
    }

    public void start() {
        try {
            process = new ProcessBuilder(
                            program.toString(),
                            "--addr",
                            "127.0.0.1",
                            "--port",
                            Integer.toString(port),
                            "--user",
                            "deskbridge",
                            "--pass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Eventually.some(this::answers);
    }

    private Optional<Boolean> answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return Optional.of(true);
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        if (isRunning()) {
            kill();
        }
    }
}
