package org.deskbridge.widget;

import jakarta.json.JsonObject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.conversation.ConversationView;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Utterance;
import org.deskbridge.escalation.Reason;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Trail;
import org.deskbridge.workspace.WorkspaceView;
import org.jspecify.annotations.Nullable;

/** One shopper's socket after its opening: reads frames and lets the conversation's use cases do the rest. */
final class Chat {
    private static final Logger LOG = Logger.getLogger(Chat.class.getName());

    private final WorkspaceView workspace;
    private final ChatParts parts;
    private final String base;
    private final Welcoming welcoming;
    private final Limits limits;
    private final Outgoing outgoing;
    private volatile @Nullable LiveSocket socket;
    private @Nullable Guest guest;
    private volatile boolean gone;

    Chat(Session session, WorkspaceView workspace, ChatParts parts) {
        this.workspace = workspace;
        this.parts = parts;
        this.base = ChatEndpoint.property(session, Handshake.BASE);
        this.welcoming = new Welcoming(parts, workspace, this::frame);
        this.limits = new Limits(parts.limits, ChatEndpoint.property(session, Handshake.ADDRESS));
        this.outgoing = new Outgoing(session, this::whenIdle);
    }

    UUID workspace() {
        return workspace.id();
    }

    void take(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > Frames.MAX_BYTES) {
            close(Frames.TOO_BIG);
            return;
        }
        var json = Frames.parse(text);
        var type = json == null ? "" : json.getString("type", "");
        if (guest == null && !type.equals("hello")) {
            close(Frames.HELLO_FIRST);
        } else if (json == null) {
            refuse("the frame is not a JSON object");
        } else {
            Trail.fresh(guest == null ? null : guest.conversation()).walk(() -> guarded(type, json));
        }
    }

    /** Whatever goes wrong has an answer that names the message it is about; the socket stays. */
    private void guarded(String type, JsonObject json) {
        var clientId = json.get("clientId") == null ? null : json.getString("clientId", null);
        try {
            handle(type, new Fields(json));
        } catch (RuntimeException e) {
            var problem = Frames.problem(e);
            if (problem != null) {
                send(Frames.error(problem, clientId));
                return;
            }
            LOG.log(Level.WARNING, e, () -> "frame " + type + " failed");
            send(Frames.error("rate-limited", "this cannot be stored now; send it again", clientId, 2000L));
        }
    }

    private void handle(String type, Fields fields) {
        switch (type) {
            case "hello" -> hello(fields);
            case "message" -> say(fields);
            case "contact" -> introduce(fields);
            case "typing" -> type(fields);
            case "read" -> read(fields);
            case "rate" -> rate(fields);
            case "escalate" -> escalate();
            case "new" -> begin();
            case "ping" -> pong();
            default -> refuse("unknown type" + (type.isEmpty() ? "" : " " + type.replaceAll("[^\\w-]", "?")));
        }
    }

    private void hello(Fields hello) {
        var wanted = Welcoming.Hello.of(hello);
        hello.check();
        guest = welcoming.guest(wanted, this::send);
        follow(wanted.after());
    }

    /** Follows the guest's conversation from a number on, whatever this socket followed before. */
    private void follow(long after) {
        var current = guest();
        leave();
        var log = new LiveSocket.Log(Said::seq, parts.transcripts::visible, this::frame);
        var follower = new LiveSocket(outgoing, workspace.id(), current.conversation(), log, parts.feed);
        socket = follower;
        parts.sockets.join(follower, false);
        if (gone) {
            leave();
        }
        welcoming.welcome(current, after, follower);
    }

    private boolean admitted(@Nullable String clientId) {
        var wait = limits.millisToWait(guest().visitor());
        if (wait > 0) {
            send(Frames.error("rate-limited", "too many messages", clientId, wait));
        }
        return wait == 0;
    }

    /** The first thing that has to last makes the visitor and the conversation last. */
    private void stored() {
        guest = welcoming.stored(guest());
    }

    private void say(Fields fields) {
        var message = VisitorFrames.message(fields);
        if (admitted(message.clientId())) {
            stored();
            var written = message.written();
            var spoken = parts.conversations.say(
                    Utterance.visitor(guest().conversation(), written.text(), message.clientId())
                            .attaching(written.uploads()));
            if (spoken.repeated()) {
                Objects.requireNonNull(socket).again(spoken.message());
            }
        }
    }

    private JsonObject frame(Said said) {
        return parts.bodies.frame(said, base);
    }

    private void introduce(Fields fields) {
        var contact = VisitorFrames.contact(fields);
        if (admitted(null)) {
            parts.visits.introduce(guest().visitor(), contact);
        }
    }

    private void rate(Fields fields) {
        var rating = VisitorFrames.rating(fields);
        if (!admitted(null)) {
            return;
        }
        if (!guest().stored()) {
            throw Problem.notFound("conversation");
        }
        parts.conversations.rate(guest().conversation(), rating.score(), rating.seq(), rating.comment());
        if (rating.low() && parts.handOvers.rules(workspace.id()).has(Reason.LOW_RATING)) {
            parts.escalations.escalate(guest().conversation(), Reason.LOW_RATING);
        }
    }

    private void type(Fields fields) {
        var on = fields.flag("on", true);
        fields.check();
        parts.announcing.visitorTypes(guest().conversation(), on);
    }

    private void read(Fields fields) {
        var seq = fields.count("seq").orElse(0L);
        fields.check();
        if (guest().stored() && parts.conversations.readByVisitor(guest().conversation(), seq)) {
            parts.announcing.visitorRead(guest().conversation(), seq);
        }
    }

    private void escalate() {
        if (!parts.handOvers.rules(workspace.id()).has(Reason.VISITOR_BUTTON)) {
            send(Frames.error("closed", "this chat hands over by itself when a person is needed", null, null));
        } else if (admitted(null)) {
            stored();
            parts.escalations.escalate(guest().conversation(), Reason.VISITOR_BUTTON);
        }
    }

    /** A conversation in which nothing was said yet is new enough. */
    private void begin() {
        if (!admitted(null)) {
            return;
        }
        if (guest().stored()) {
            guest = welcoming.stored(guest().in(Ids.next(), false));
        }
        follow(0);
    }

    /** Another socket of this visitor may have begun the conversation, here or on another node. */
    private void pong() {
        var view = parts.transcripts.view(guest().conversation());
        send(Frames.pong(view.map(ConversationView::lastSeq).orElse(0L)));
        var follower = socket;
        if (follower != null) {
            parts.announcing.heartbeat(follower, Standing::forVisitor);
        }
    }

    void refuse(String why) {
        send(Frames.error("bad-frame", why, null, null));
    }

    private void send(JsonObject frame) {
        outgoing.send(frame.toString());
    }

    private void close(CloseReason reason) {
        outgoing.close(reason);
    }

    private void whenIdle() {
        var follower = socket;
        if (follower != null) {
            follower.whenIdle();
        }
    }

    /** The socket may close while its last frame is still at work. */
    void gone() {
        gone = true;
        leave();
    }

    private void leave() {
        var follower = socket;
        if (follower != null) {
            follower.stop();
            parts.sockets.leave(follower, false);
        }
    }

    private Guest guest() {
        return Objects.requireNonNull(guest);
    }
}
