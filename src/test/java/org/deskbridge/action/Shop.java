package org.deskbridge.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A shop's order system that notes what it is asked. */
final class Shop implements AutoCloseable {
    static final String SECRET = "Bearer s3cret-value-of-the-header";

    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<String> headers = new CopyOnWriteArrayList<>();
    final List<String> bodies = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile int status = 200;
    private volatile String answer = "{\"number\":\"1043\",\"status\":\"on its way\"}";
    private volatile boolean endless;

    Shop() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        headers.add(String.valueOf(exchange.getRequestHeaders().entrySet()));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        try (exchange;
                var out = exchange.getResponseBody()) {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
            exchange.sendResponseHeaders(status, 0);
            out.write(answer.getBytes(UTF_8));
            while (endless) {
                out.write(new byte[8192]);
            }
        }
    }

    void answers(int newStatus, String newAnswer) {
        status = newStatus;
        answer = newAnswer;
    }

    void answersWithoutEnd() {
        endless = true;
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String url(String rest) {
        return "http://" + host() + rest;
    }

    List<String> takeAsked() {
        var all = new ArrayList<>(asked);
        asked.clear();
        return all;
    }

    @Override
    public void close() {
        endless = false;
        server.stop(0);
        threads.shutdownNow();
    }
}
