package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A browser's side of a socket: sends frames, and waits for frames with a bound. */
final class Socket implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LinkedBlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    private Socket(URI uri, String... headers) {
        var builder = Rest.HTTP.newWebSocketBuilder();
        for (var i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.buildAsync(uri, this).join();
    }

    static Socket chat(URI base, String key, String... headers) {
        return new Socket(URI.create(base.toString().replaceFirst("^http", "ws") + "ws/chat/" + key), headers);
    }

    static Socket agent(URI base) {
        return new Socket(
                URI.create(base.toString().replaceFirst("^http", "ws") + "ws/agent"),
                "Authorization",
                "Bearer " + Rest.TOKEN);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            try (var reader = Json.createReader(new StringReader(part.toString()))) {
                frames.add(reader.readObject());
            }
            part.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(-1);
    }

    void send(String frame) {
        socket.sendText(frame, true).join();
    }

    void send(JsonObject frame) {
        send(frame.toString());
    }

    void binary(byte[] bytes) {
        socket.sendBinary(java.nio.ByteBuffer.wrap(bytes), true).join();
    }

    JsonObject hello() {
        return hello(Rest.object("type", "hello"));
    }

    JsonObject hello(JsonObject hello) {
        send(hello);
        return next("welcome");
    }

    String say(String text) {
        var clientId = UUID.randomUUID().toString();
        say(clientId, text);
        return clientId;
    }

    void say(String clientId, String text) {
        send(Rest.object("type", "message", "clientId", clientId, "text", text));
    }

    JsonObject next(String type) {
        return next(frame -> frame.getString("type").equals(type));
    }

    /** The next message of this kind of author. */
    JsonObject from(String kind) {
        return next(frame -> frame.getString("type").equals("message")
                && frame.getJsonObject("author").getString("kind").equals(kind));
    }

    /** Passes over frames until one fits; fails when none comes in time. */
    JsonObject next(Predicate<JsonObject> wanted) {
        var passed = new ArrayList<JsonObject>();
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                var frame = frames.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                assertThat(frame)
                        .as("no such frame came, only %s; closed with %s", passed, closed.getNow(0))
                        .isNotNull();
                if (wanted.test(frame)) {
                    return frame;
                }
                passed.add(frame);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Collects frames until these are enough, whatever their order. */
    List<JsonObject> until(Predicate<List<JsonObject>> enough) {
        var seen = new ArrayList<JsonObject>();
        next(frame -> {
            seen.add(frame);
            return enough.test(seen);
        });
        return seen;
    }

    /** Everything that arrived up to the answer to a ping. */
    List<JsonObject> upToPong() {
        send(Rest.object("type", "ping"));
        var all = new ArrayList<JsonObject>();
        next(frame -> {
            all.add(frame);
            return frame.getString("type").equals("pong");
        });
        return all;
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /** The next frame, or null where the connection broke before one came. */
    @Nullable
    JsonObject nextOrBroken() throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var frame = frames.poll(100, TimeUnit.MILLISECONDS);
            if (frame != null || closed.isDone()) {
                return frame;
            }
        }
        throw new AssertionError("neither a frame nor an end");
    }

    int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
