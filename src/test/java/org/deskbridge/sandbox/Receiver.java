package org.deskbridge.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Where webhooks arrive; answers 200, or what was told to it, once each. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();

    record Arrived(Map<String, String> headers, String body) {}

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.createContext("/", exchange -> {
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            // Before anybody hears of it: whoever has heard may already say how the next ones are answered.
            var status = Objects.requireNonNullElse(answers.poll(), 200);
            arrived.add(
                    new Arrived(headers, new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    void answersNext(int... statuses) {
        for (var status : statuses) {
            answers.add(status);
        }
    }

    Arrived next() throws InterruptedException {
        return Objects.requireNonNull(arrived.poll(10, TimeUnit.SECONDS), "no webhook came");
    }

    int waiting() {
        return arrived.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
