package org.deskbridge.chaos;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.deskbridge.it.Rest;
import org.jspecify.annotations.Nullable;

/**
 * A browser's tab or an agent's window: says what it is told to at the time it is told to, whatever became of what it
 * said before, comes back by its cursor and says again what was not acknowledged.
 */
final class Client {
    private static final Duration SILENCE = Duration.ofSeconds(6);
    private static final Duration BEHIND = Duration.ofSeconds(2);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);

    private final Recorder recorder;
    private final Wire.Address address;
    private final String name;
    private final boolean agent;
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private final Map<String, Instant> again = new LinkedHashMap<>();
    private @Nullable Wire wire;
    private boolean welcomed;
    private String token = "";
    private String conversation = "";
    private long cursor;
    private long known;
    private boolean escalating;
    private @Nullable String holder;
    private Instant heard = Instant.MIN;
    private Instant progressed = Instant.MIN;
    private Instant tried = Instant.MIN;

    private Client(Recorder recorder, Wire.Address address, String name, boolean agent) {
        this.recorder = recorder;
        this.address = address;
        this.name = name;
        this.agent = agent;
    }

    static Client visitor(Recorder recorder, Wire.Address address, String name) {
        return new Client(recorder, address, name, false);
    }

    static Client agent(Recorder recorder, Wire.Address address, String name, String conversation) {
        var client = new Client(recorder, address, name, true);
        client.conversation = conversation;
        return client;
    }

    /** Another tab of the same browser. */
    synchronized Client tab(String called, Wire.Address at) {
        var client = new Client(recorder, at, called, false);
        client.token = token;
        client.conversation = conversation;
        return client;
    }

    synchronized String conversation() {
        return conversation;
    }

    synchronized boolean isWelcome() {
        return welcomed;
    }

    /** All of its own was acknowledged and all that there is up to this number was shown. */
    synchronized boolean isQuiet(long last) {
        return waiting.isEmpty() && !escalating && welcomed && cursor >= last;
    }

    /** The number of the last line that it was shown. */
    synchronized long cursor() {
        return cursor;
    }

    synchronized boolean isAnswered() {
        return waiting.isEmpty();
    }

    synchronized int unacknowledged() {
        return waiting.size();
    }

    synchronized void say(String text) {
        say(UUID.randomUUID().toString(), text);
    }

    synchronized void say(String clientId, String text) {
        waiting.put(clientId, text);
        if (welcomed) {
            send(clientId, text);
        }
    }

    synchronized void escalate() {
        escalating = true;
        if (welcomed) {
            send(Rest.object("type", "escalate"));
        }
    }

    /** Several times a second: comes back, asks whether it is behind, and says again what was refused. */
    synchronized void tick() {
        var now = recorder.now();
        if (wire == null) {
            connect(now);
        } else if (now.isAfter(heard.plus(SILENCE))
                || (known > cursor && now.isAfter(progressed.plus(BEHIND)))
                || wire.isOver()) {
            drop();
        } else if (welcomed) {
            send(Rest.object("type", "ping"));
            again.entrySet().removeIf(one -> {
                var due = now.isAfter(one.getValue());
                if (due && waiting.containsKey(one.getKey())) {
                    send(one.getKey(), waiting.get(one.getKey()));
                }
                return due;
            });
        }
    }

    private void connect(Instant now) {
        if (now.isBefore(tried.plus(BETWEEN_TRIES))) {
            return;
        }
        tried = now;
        heard = now;
        progressed = now;
        var opened = new Wire(address, agent, this::take);
        wire = opened;
        opened.send(hello().toString());
    }

    private JsonObject hello() {
        var hello = Json.createObjectBuilder().add("type", "hello").add("after", cursor);
        if (!conversation.isEmpty()) {
            hello.add("conversation", conversation);
        }
        return (token.isEmpty() ? hello : hello.add("visitorToken", token)).build();
    }

    synchronized void drop() {
        if (wire != null) {
            wire.abort();
        }
        wire = null;
        welcomed = false;
    }

    private synchronized void take(Wire from, JsonObject frame) {
        if (from != wire) {
            return;
        }
        heard = recorder.now();
        switch (frame.getString("type")) {
            case "welcome" -> welcome(frame);
            case "message" -> see(frame);
            case "status" -> status(frame);
            case "pong" -> known = frame.getJsonNumber("lastSeq").longValue();
            case "error" -> refused(frame);
            default -> {}
        }
    }

    private void welcome(JsonObject frame) {
        conversation = frame.getJsonObject("conversation").getString("id");
        token = frame.getString("visitorToken", token);
        holder = Frames.holder(frame.getJsonObject("conversation"));
        recorder.add(new Event.Resumed(heard, conversation, name, cursor));
        frame.getJsonArray("messages").getValuesAs(JsonObject.class).forEach(this::see);
        welcomed = true;
        again.clear();
        waiting.forEach(this::send);
        escalated(frame.getJsonObject("conversation"));
        if (escalating) {
            send(Rest.object("type", "escalate"));
        }
    }

    private void see(JsonObject frame) {
        var line = Frames.line(frame);
        var number = agent ? line.position() : line.seq();
        recorder.add(new Event.Seen(heard, conversation, name, number, line));
        cursor = Math.max(cursor, number);
        progressed = heard;
        var id = line.clientId();
        if (id != null && waiting.remove(id) != null) {
            recorder.add(new Event.Acknowledged(heard, conversation, name, id, line.seq(), line.text()));
        }
    }

    private void status(JsonObject frame) {
        holder = Frames.holder(frame);
        escalated(frame);
    }

    private void escalated(JsonObject shown) {
        if (escalating && shown.getString("status").equals("escalated")) {
            escalating = false;
            recorder.add(new Event.Escalated(heard, conversation));
        }
    }

    private void refused(JsonObject frame) {
        var id = frame.getString("clientId", "");
        recorder.add(new Event.Refused(heard, conversation, name, id, frame.getString("code")));
        if (frame.getString("code").equals("conflict")) {
            waiting.remove(id);
        } else {
            again.put(id, heard.plusMillis(500));
        }
    }

    private void send(String clientId, String text) {
        recorder.add(new Event.Sent(recorder.now(), conversation, name, clientId, text));
        send(Rest.object("type", "message", "clientId", clientId, "text", text));
    }

    private void send(JsonObject frame) {
        if (wire != null) {
            wire.send(frame.toString());
        }
    }

    /** Who holds the pen as far as this one knows. */
    synchronized @Nullable String holder() {
        return holder;
    }

    synchronized void tellHolder() {
        recorder.add(new Event.Holder(recorder.now(), conversation, name, holder));
    }
}
