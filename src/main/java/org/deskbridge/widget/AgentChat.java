package org.deskbridge.widget;

import jakarta.json.JsonObject;
import jakarta.websocket.Session;
import java.util.Objects;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Utterance;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Json;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.deskbridge.platform.Trail;
import org.deskbridge.workspace.Accounts.Person;
import org.jspecify.annotations.Nullable;

/** One agent's socket: follows a conversation with its notes, or watches a whole workspace. */
final class AgentChat {
    private static final Logger LOG = Logger.getLogger(AgentChat.class.getName());
    private static final int BATCH = 200;

    private final Person person;
    private final String base;
    private final ChatParts parts;
    private final Outgoing outgoing;
    private volatile @Nullable LiveSocket socket;
    private volatile @Nullable Watching watching;
    private volatile boolean gone;

    AgentChat(Session session, Person person, String base, ChatParts parts) {
        this.person = person;
        this.base = base;
        this.parts = parts;
        this.outgoing = new Outgoing(session, this::whenIdle);
        parts.sockets.arrived(person.id());
    }

    void take(String text) {
        var json = Frames.parse(text);
        var type = json == null ? "" : json.getString("type", "");
        if (socket == null && watching == null && !type.equals("hello")) {
            outgoing.close(Frames.HELLO_FIRST);
        } else if (json == null) {
            send(Frames.error("bad-frame", "the frame is not a JSON object", null, null));
        } else {
            var follower = socket;
            Trail.fresh(follower == null ? null : follower.conversation()).walk(() -> guarded(type, json));
        }
    }

    private void guarded(String type, JsonObject json) {
        var clientId = json.get("clientId") == null ? null : json.getString("clientId", null);
        try {
            handle(type, new Fields(json));
        } catch (Problem e) {
            send(Frames.error(e, clientId));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "agent frame " + type + " failed");
            send(Frames.error("rate-limited", "this cannot be stored now; send it again", clientId, 2000L));
        }
    }

    private void handle(String type, Fields fields) {
        switch (type) {
            case "hello" -> hello(fields);
            case "ping" -> pong();
            default -> within(type, fields);
        }
    }

    private void hello(Fields hello) {
        var conversation = hello.optionalText("conversation", 100);
        var workspace = hello.optionalText("workspace", 100);
        var after = hello.count("after").orElse(0L);
        hello.check();
        leave();
        parts.accounts.seen(person.id());
        if (conversation != null) {
            follow(conversation, after);
        } else {
            watch(workspace == null ? "" : workspace);
        }
    }

    /** The socket may close while its last frame is still at work. */
    private void leaveIfGone() {
        if (gone) {
            leave();
        }
    }

    private void watch(String id) {
        var workspace = Ids.parse(id).filter(this::member).orElseThrow(() -> Problem.notFound("workspace"));
        var begun = new Watching(workspace, outgoing, parts);
        watching = begun;
        socket = null;
        parts.sockets.join(begun);
        leaveIfGone();
        begun.begin();
        send(Json.createObjectBuilder()
                .add("type", "welcome")
                .add("workspace", workspace.toString())
                .build());
    }

    private void follow(String id, long after) {
        var conversation = Ids.parse(id).orElseThrow(() -> Problem.notFound("conversation"));
        var workspace = parts.transcripts
                .workspaceOf(conversation)
                .filter(this::member)
                .orElseThrow(() -> Problem.notFound("conversation"));
        var log = new LiveSocket.Log(Said::position, parts.transcripts::afterPosition, this::frame);
        var follower = new LiveSocket(outgoing, workspace, conversation, log, parts.feed);
        socket = follower;
        watching = null;
        parts.sockets.join(follower, true);
        leaveIfGone();
        Tenant.in(workspace, () -> welcome(follower, after));
    }

    private boolean member(UUID workspace) {
        return parts.accounts.role(person.id(), workspace).isPresent();
    }

    private void welcome(LiveSocket follower, long after) {
        var view = parts.transcripts.get(follower.conversation());
        var batch = parts.transcripts.afterPosition(view.id(), after, BATCH);
        var upTo = batch.isEmpty()
                ? Math.min(after, view.lastPosition())
                : batch.getLast().position();
        var conversation = Json.createObjectBuilder()
                .add("id", view.id().toString())
                .add("status", view.status().word())
                .add("control", view.control().word())
                .add("visitor", Frames.contact(view.visitor()));
        if (view.agentName() != null) {
            conversation.add("agent", Json.createObjectBuilder().add("name", view.agentName()));
        }
        var ticket = parts.bodies.ticket(view);
        var frame = Json.createObjectBuilder()
                .add("type", "welcome")
                .add("workspace", view.workspace().toString())
                .add("conversation", Frames.withTicket(conversation, ticket))
                .add("lastSeq", view.lastPosition())
                .add("visitorRead", view.visitorRead())
                .add("messages", Frames.messages(batch, this::frame))
                .add("more", upTo < view.lastPosition())
                .add("agent", Json.createObjectBuilder().add("name", person.name()));
        if (follower.welcome(frame.build(), upTo, Standing.forAgent(view, ticket))) {
            parts.announcing.heartbeat(follower, Standing::forAgent);
        }
    }

    /** What an agent does in the conversation that is followed. */
    private void within(String type, Fields fields) {
        var follower = Objects.requireNonNullElseGet(socket, () -> {
            throw new Problem(400, "say hello to a conversation first");
        });
        Tenant.in(follower.workspace(), () -> act(type, follower.conversation(), fields));
    }

    private void act(String type, UUID conversation, Fields fields) {
        switch (type) {
            case "message" -> say(conversation, fields);
            case "takeover" -> parts.conversations.takeOver(conversation, person.name());
            case "give-back" -> parts.conversations.giveBack(conversation);
            case "resolve" -> parts.conversations.resolve(conversation);
            case "typing" -> parts.announcing.agentTypes(conversation, person.name(), fields.flag("on", true));
            case "read" -> read(conversation, fields.count("seq").orElse(0L));
            default ->
                throw new Problem(400, "unknown type" + (type.isEmpty() ? "" : " " + type.replaceAll("[^\\w-]", "?")));
        }
    }

    private void read(UUID conversation, long mark) {
        if (parts.conversations.readByAgent(conversation, mark)) {
            parts.announcing.agentRead(conversation, mark);
        }
    }

    private void say(UUID conversation, Fields fields) {
        if (!fields.has("clientId")) {
            fields.wrong("clientId", "is required");
        }
        var spoken = parts.conversations.say(Utterance.agent(conversation, person.name(), fields));
        if (spoken.repeated()) {
            Objects.requireNonNull(socket).again(spoken.message());
        }
    }

    private JsonObject frame(Said said) {
        return parts.bodies.agentFrame(said, base);
    }

    private void pong() {
        parts.accounts.seen(person.id());
        var follower = socket;
        var watched = watching;
        if (follower != null) {
            var view = Tenant.in(follower.workspace(), () -> parts.transcripts.get(follower.conversation()));
            send(Frames.pong(view.lastPosition()));
            parts.announcing.heartbeat(follower, Standing::forAgent);
        } else if (watched != null) {
            send(Frames.pong(0));
            parts.feed.execute(watched::heartbeat);
        }
    }

    private void send(JsonObject frame) {
        outgoing.send(frame.toString());
    }

    private void whenIdle() {
        var follower = socket;
        if (follower != null) {
            follower.whenIdle();
        }
    }

    void gone() {
        gone = true;
        leave();
        if (parts.sockets.left(person.id()) == 0) {
            parts.accounts.gone(person.id());
        }
    }

    private void leave() {
        var follower = socket;
        if (follower != null) {
            follower.stop();
            parts.sockets.leave(follower, true);
        }
        var watched = watching;
        if (watched != null) {
            parts.sockets.leave(watched);
        }
    }
}
