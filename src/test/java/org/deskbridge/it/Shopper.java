package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** A visitor who goes on talking whatever happens to the node: comes back to another one, and says again what has no answer. */
final class Shopper implements AutoCloseable {
    private static final Duration BETWEEN_MESSAGES = Duration.ofMillis(1500);
    private static final Duration OUTAGE = Duration.ofMinutes(2);

    private final String key;
    private final List<URI> nodes;
    private final Map<String, String> sent = new LinkedHashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> saidAgain = new HashSet<>();
    private final Map<Integer, String> timeline = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int node;
    private int highest;
    private int returns;
    private String token = "";
    private String conversation = "";
    private Socket socket;

    Shopper(String key, List<URI> nodes, int first) {
        this.key = key;
        this.nodes = nodes;
        this.node = first;
        connect();
    }

    private void connect() {
        socket = Eventually.some(this::tried, OUTAGE);
        List.copyOf(open).forEach(this::sayAgain);
    }

    private Optional<Socket> tried() {
        Socket opened = null;
        try {
            opened = Socket.chat(nodes.get(node), key);
            opened.send(hello());
            for (var frame = next(opened); frame != null; frame = next(opened)) {
                if (frame.getString("type").equals("welcome")) {
                    welcome(frame);
                    return Optional.of(opened);
                }
                wrong.add("before the welcome: " + frame);
            }
        } catch (CompletionException notThere) {
            // the next node is asked
        }
        if (opened != null) {
            opened.close();
        }
        node = (node + 1) % nodes.size();
        return Optional.empty();
    }

    private JsonObject hello() {
        var hello = Json.createObjectBuilder().add("type", "hello");
        if (!token.isEmpty()) {
            hello.add("visitorToken", token).add("conversation", conversation).add("after", highest);
        }
        return hello.build();
    }

    private void welcome(JsonObject welcome) {
        var id = welcome.getJsonObject("conversation").getString("id");
        assertThat(conversation).isIn("", id);
        conversation = id;
        token = welcome.getString("visitorToken");
        welcome.getJsonArray("messages").getValuesAs(JsonObject.class).forEach(this::take);
    }

    String conversation() {
        return conversation;
    }

    int returns() {
        return returns;
    }

    int said() {
        return sent.size();
    }

    /** Two at once, so that their order is at stake; the next two when both are acknowledged. */
    void talk(BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean()) {
            say();
            say();
            settle();
            Eventually.pause(BETWEEN_MESSAGES);
        }
    }

    void say() {
        var id = UUID.randomUUID().toString();
        sent.put(id, "message " + sent.size());
        open.add(id);
        say(id);
    }

    private void sayAgain(String id) {
        saidAgain.add(id);
        say(id);
    }

    /** What a broken socket swallows is said again on the next one. */
    private void say(String id) {
        try {
            socket.say(id, sent.get(id));
        } catch (CompletionException broken) {
            saidAgain.add(id);
        }
    }

    /** Until all that was said is acknowledged. */
    void settle() {
        while (!open.isEmpty()) {
            var frame = next(socket);
            if (frame == null || frame.getString("type").equals("error")) {
                comeBack();
            } else {
                take(frame);
            }
        }
    }

    private static JsonObject next(Socket socket) {
        try {
            return socket.nextOrBroken();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void comeBack() {
        socket.close();
        returns++;
        node = (node + 1) % nodes.size();
        connect();
    }

    private void take(JsonObject frame) {
        if (!frame.getString("type").equals("message")) {
            return;
        }
        var seq = frame.getInt("seq");
        var own = frame.getString("clientId", "");
        var before = timeline.put(seq, frame.getString("id"));
        if (before != null && !(before.equals(frame.getString("id")) && saidAgain.contains(own))) {
            wrong.add("doubled: " + frame);
        } else if (before == null && seq != highest + 1 && !saidAgain.contains(own)) {
            wrong.add("after " + highest + " came " + frame);
        }
        while (timeline.containsKey(highest + 1)) {
            highest++;
        }
        open.remove(own);
    }

    /** Reads on until the last message that is stored has come, and compares. */
    void compare(List<JsonObject> stored) {
        while (highest < stored.size()) {
            var frame = next(socket);
            if (frame == null) {
                comeBack();
            } else {
                take(frame);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(stored)
                .extracting(one -> one.getInt("seq"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, stored.size()).boxed().toList());
        assertThat(stored)
                .allSatisfy(one -> assertThat(timeline.get(one.getInt("seq"))).isEqualTo(one.getString("id")));
        assertThat(stored.stream().filter(one -> one.containsKey("clientId") && isVisitors(one)))
                .extracting(one -> one.getString("text"))
                .containsExactlyElementsOf(sent.values());
    }

    private static boolean isVisitors(JsonObject message) {
        return message.getJsonObject("author").getString("kind").equals("visitor");
    }

    @Override
    public void close() {
        socket.close();
    }
}
