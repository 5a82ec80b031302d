package org.deskbridge.chaos;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.deskbridge.it.Rest;
import org.jspecify.annotations.Nullable;

/** One connection of a client; what is sent goes out in order and nobody waits for it. */
final class Wire implements WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Where the sockets of a workspace are. */
    record Address(URI base, String widgetKey) {
        URI chat() {
            return URI.create(base.toString().replaceFirst("^http", "ws") + "ws/chat/" + widgetKey);
        }

        URI agent() {
            return URI.create(base.toString().replaceFirst("^http", "ws") + "ws/agent");
        }
    }

    private final BiConsumer<Wire, JsonObject> taker;
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<WebSocket> opening;
    private CompletableFuture<WebSocket> sending;
    private volatile boolean over;

    Wire(Address address, boolean agent, BiConsumer<Wire, JsonObject> taker) {
        this.taker = taker;
        var builder = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (agent) {
            builder.header("Authorization", "Bearer " + Rest.TOKEN);
        }
        opening = builder.buildAsync(agent ? address.agent() : address.chat(), this)
                .whenComplete((socket, failure) -> over |= failure != null);
        sending = opening;
    }

    synchronized void send(String frame) {
        sending = sending.thenCompose(socket -> socket.sendText(frame, true))
                .whenComplete((socket, failure) -> over |= failure != null);
    }

    boolean isOver() {
        return over;
    }

    synchronized void abort() {
        over = true;
        sending = opening.whenComplete((socket, failure) -> {
            if (failure == null) {
                socket.abort();
            }
        });
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            try (var reader = Json.createReader(new StringReader(part.toString()))) {
                taker.accept(this, reader.readObject());
            }
            part.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        over = true;
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        over = true;
    }
}
