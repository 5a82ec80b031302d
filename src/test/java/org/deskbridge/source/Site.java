package org.deskbridge.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A web site that is crawled: pages that can be changed, and a note of every request. */
public final class Site implements AutoCloseable {
    public final List<String> asked = new CopyOnWriteArrayList<>();

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final Map<String, String> moves = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile UnaryOperator<String> otherwise = path -> "";

    public Site() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public Site page(String path, String html) {
        pages.put(path, html);
        statuses.remove(path);
        return this;
    }

    public Site answers(String path, int status) {
        statuses.put(path, status);
        return this;
    }

    Site moves(String path, String to) {
        moves.put(path, to);
        return this;
    }

    void gone(String path) {
        pages.remove(path);
    }

    /** Pages that are made up when they are asked for; empty for none. */
    public Site otherwise(UnaryOperator<String> made) {
        otherwise = made;
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        asked.add(path);
        var page = pages.containsKey(path) ? pages.get(path) : otherwise.apply(path);
        try (exchange) {
            var headers = exchange.getResponseHeaders();
            headers.add("Content-Type", path.endsWith(".xml") ? "application/xml" : "text/html; charset=utf-8");
            if (moves.containsKey(path)) {
                headers.add("Location", moves.get(path));
                exchange.sendResponseHeaders(302, -1);
            } else if (statuses.containsKey(path) || page.isEmpty()) {
                exchange.sendResponseHeaders(statuses.getOrDefault(path, 404), -1);
            } else {
                var body = page.getBytes(UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public String url(String path) {
        return "http://" + host() + path;
    }

    /** A page of the usual kind with these links. */
    public static String html(String title, String words, String... links) {
        var page = new StringBuilder("<html lang=en><head><title>" + title + "</title></head><body><main><h1>" + title
                + "</h1><p>" + words + "</p>");
        for (var link : links) {
            page.append("<a href=\"").append(link).append("\">more</a> ");
        }
        return page.append("</main></body></html>").toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
