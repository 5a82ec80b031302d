package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server dies at random moments under load; what it had acknowledged is there afterwards, once and in order. */
class KilledServerIT {
    private static final int KILLS = 10;
    private static final int IN_FLIGHT = 4;

    private final Random random = new Random();
    private final Map<String, String> sent = new LinkedHashMap<>();
    private final Map<String, Integer> acknowledged = new LinkedHashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private String token = "";
    private String conversation = "";

    @TempDir
    Path data;

    @Test
    void every_acknowledged_message_survives_ten_kills_once_and_in_order() throws Exception {
        try (var server = new Server(
                data,
                "-Ddeskbridge.bootstrap.owner-email=owner@deskbridge.example",
                "-Ddeskbridge.bootstrap.owner-password=owner-password",
                "-Ddeskbridge.bootstrap.api-token=" + Rest.TOKEN,
                "-Ddeskbridge.limits.visitor-per-second=100000",
                "-Ddeskbridge.limits.address-per-second=100000")) {
            for (var life = 0; life < KILLS; life++) {
                server.start();
                talkUntilKilled(server, 1 + random.nextInt(120));
            }
            server.start();
            talkUntilKilledNever(server);
            compare(server);
        }
    }

    private Socket connected(Server server) throws InterruptedException {
        var workspace = new Rest(server.base())
                .get("workspaces")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        var socket = Socket.chat(server.base(), workspace.getString("widgetKey"));
        var hello = Json.createObjectBuilder().add("type", "hello");
        if (!token.isEmpty()) {
            hello.add("visitorToken", token).add("conversation", conversation).add("after", 0);
        }
        var welcome = socket.hello(hello.build());
        token = welcome.getString("visitorToken");
        assertThat(conversation).isIn("", welcome.getJsonObject("conversation").getString("id"));
        conversation = welcome.getJsonObject("conversation").getString("id");
        welcome.getJsonArray("messages").getValuesAs(JsonObject.class).forEach(this::take);
        List.copyOf(open).forEach(id -> socket.say(id, sent.get(id)));
        return socket;
    }

    private void talkUntilKilled(Server server, int acknowledgements) throws InterruptedException {
        try (var socket = connected(server)) {
            var goal = acknowledged.size() + acknowledgements;
            while (acknowledged.size() < goal) {
                fill(socket);
                take(socket.next("message"));
            }
            fill(socket);
            server.kill();
            for (var frame = socket.nextOrBroken(); frame != null; frame = socket.nextOrBroken()) {
                take(frame);
            }
        }
    }

    private void fill(Socket socket) {
        while (open.size() < IN_FLIGHT) {
            var id = UUID.randomUUID().toString();
            sent.put(id, "message " + sent.size());
            open.add(id);
            socket.say(id, sent.get(id));
        }
    }

    private void talkUntilKilledNever(Server server) throws InterruptedException {
        try (var socket = connected(server)) {
            while (!open.isEmpty()) {
                take(socket.next("message"));
            }
        }
    }

    private void take(JsonObject frame) {
        if (!frame.getString("type").equals("message") || !frame.containsKey("clientId")) {
            return;
        }
        var id = frame.getString("clientId");
        var before = acknowledged.put(id, frame.getInt("seq"));
        assertThat(before).as("the number of %s changed", id).isIn(null, frame.getInt("seq"));
        assertThat(frame.getString("text")).isEqualTo(sent.get(id));
        open.remove(id);
    }

    private void compare(Server server) {
        var stored = Eventually.some(() -> answered(messages(server)), Duration.ofSeconds(60));
        assertThat(stored)
                .extracting(one -> one.getJsonNumber("seq").longValue())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, stored.size()).boxed().toList());
        var visitors =
                stored.stream().filter(one -> one.containsKey("clientId")).toList();
        assertThat(visitors).extracting(one -> one.getString("text")).containsExactlyElementsOf(sent.values());
        assertThat(visitors)
                .allSatisfy(
                        one -> assertThat(one.getInt("seq")).isEqualTo(acknowledged.get(one.getString("clientId"))));
    }

    /** The assistant's last turn is not lost either, whichever server life it was asked in. */
    private static Optional<List<JsonObject>> answered(List<JsonObject> messages) {
        var last = messages.getLast().getJsonObject("author").getString("kind");
        return last.equals("assistant") ? Optional.of(messages) : Optional.empty();
    }

    private List<JsonObject> messages(Server server) {
        var all = new ArrayList<JsonObject>();
        var after = 0;
        while (true) {
            var page = new Rest(server.base())
                    .get("conversations/" + conversation + "/messages?limit=200&after=" + after)
                    .json();
            all.addAll(page.getJsonArray("items").getValuesAs(JsonObject.class));
            if (page.isNull("next")) {
                return all;
            }
            after = Integer.parseInt(page.getString("next"));
        }
    }
}
