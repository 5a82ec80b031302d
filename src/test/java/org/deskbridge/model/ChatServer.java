package org.deskbridge.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Looks like a chat endpoint, and answers as a test has told it to: one script after the other, the last one for ever. */
public final class ChatServer implements AutoCloseable {
    /** What happens to one request. */
    public interface Script {
        void play(HttpExchange exchange) throws IOException;
    }

    public final List<JsonObject> requests = Collections.synchronizedList(new ArrayList<>());
    final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private final List<Script> scripts = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    public ChatServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    public void will(Script... script) {
        scripts.clear();
        scripts.addAll(List.of(script));
    }

    private void answer(HttpExchange exchange) throws IOException {
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        try (var reader = Json.createReader(new StringReader(body))) {
            requests.add(reader.readObject());
        }
        try (exchange) {
            (scripts.size() > 1 ? scripts.removeFirst() : scripts.getFirst()).play(exchange);
        }
    }

    public static Script status(int status, String body) {
        return exchange -> {
            exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
        };
    }

    /** These data lines, as a stream that ends. */
    static Script events(String... events) {
        return exchange -> {
            stream(exchange);
            for (var event : events) {
                write(exchange, "data: " + event + "\n\n");
            }
        };
    }

    public static Script says(String... pieces) {
        var events = new ArrayList<String>();
        for (var piece : pieces) {
            events.add(delta(Json.createObjectBuilder().add("content", piece).build(), null));
        }
        events.add(delta(Json.createObjectBuilder().build(), "stop"));
        events.add(
                "{\"id\":\"x\",\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":11,\"total_tokens\":111}}");
        events.add("[DONE]");
        return events(events.toArray(String[]::new));
    }

    public static Script calls(String name, String arguments) {
        var function = Json.createObjectBuilder().add("name", name).add("arguments", arguments);
        var call = Json.createObjectBuilder()
                .add("index", 0)
                .add("id", "call_1")
                .add("type", "function")
                .add("function", function);
        var delta = Json.createObjectBuilder()
                .add("tool_calls", Json.createArrayBuilder().add(call))
                .build();
        return events(delta(delta, null), delta(Json.createObjectBuilder().build(), "tool_calls"), "[DONE]");
    }

    /** The same piece again and again, until nobody listens. */
    Script endless(String piece) {
        var event = delta(Json.createObjectBuilder().add("content", piece).build(), null);
        return exchange -> {
            stream(exchange);
            while (closing.getCount() > 0) {
                write(exchange, "data: " + event + "\n\n");
            }
        };
    }

    /** Takes the request, says so much and then nothing more. */
    public Script hangs(String... pieces) {
        return exchange -> {
            stream(exchange);
            for (var piece : pieces) {
                write(
                        exchange,
                        "data: "
                                + delta(
                                        Json.createObjectBuilder()
                                                .add("content", piece)
                                                .build(),
                                        null) + "\n\n");
            }
            await();
        };
    }

    /** Breaks off in the middle of a sentence. */
    static Script drops(String piece) {
        return exchange -> {
            stream(exchange);
            write(
                    exchange,
                    "data: "
                            + delta(
                                    Json.createObjectBuilder()
                                            .add("content", piece)
                                            .build(),
                                    null) + "\n\n");
            throw new IOException("dropped");
        };
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String delta(JsonObject delta, @Nullable String finish) {
        var choice = Json.createObjectBuilder().add("index", 0).add("delta", delta);
        if (finish != null) {
            choice.add("finish_reason", finish);
        }
        return Json.createObjectBuilder()
                .add("id", "x")
                .add("object", "chat.completion.chunk")
                .add("model", "m")
                .add("choices", Json.createArrayBuilder().add(choice))
                .build()
                .toString();
    }

    private static void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
    }

    private static void write(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(UTF_8));
        exchange.getResponseBody().flush();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
