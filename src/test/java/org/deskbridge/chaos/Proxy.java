package org.deskbridge.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The network between clients and nodes: passes bytes on, late, not at all, or breaks off; takes the next node in turn that answers. */
final class Proxy implements AutoCloseable {
    private final ServerSocket door;
    private final List<URI> nodes;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> mute = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Duration delay = Duration.ZERO;

    Proxy(List<URI> nodes) {
        this.nodes = List.copyOf(nodes);
        try {
            door = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::welcome);
    }

    URI base() {
        return URI.create("http://localhost:" + door.getLocalPort() + "/");
    }

    void delay(Duration time) {
        delay = time;
    }

    /** Every connection breaks off, in the middle of whatever it carries. */
    void cut() {
        open.forEach(Proxy::shut);
    }

    /** Every connection that is open now stays open and carries nothing any more, in either direction. */
    void halfOpen() {
        mute.addAll(open);
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                threads.execute(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        for (var tries = 0; tries < nodes.size(); tries++) {
            if (isConnected(client, nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size())))) {
                return;
            }
        }
        shut(client);
    }

    private boolean isConnected(Socket client, URI node) {
        var server = new Socket();
        try {
            server.connect(new InetSocketAddress(node.getHost(), node.getPort()), 2000);
        } catch (IOException down) {
            shut(server);
            return false;
        }
        open.add(client);
        open.add(server);
        threads.execute(() -> pass(client, server));
        threads.execute(() -> pass(server, client));
        return true;
    }

    private void pass(Socket from, Socket to) {
        try {
            pump(from, from.getInputStream(), to.getOutputStream());
        } catch (IOException e) {
            // broken off: the other side is told by the end of its own connection
        } finally {
            shut(from);
            shut(to);
            open.remove(from);
            mute.remove(from);
        }
    }

    private void pump(Socket from, InputStream in, OutputStream out) throws IOException {
        var buffer = new byte[16 * 1024];
        for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (!delay.isZero()) {
                LockSupport.parkNanos(delay.toNanos());
            }
            if (!mute.contains(from)) {
                out.write(buffer, 0, count);
            }
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
        threads.shutdownNow();
    }
}
