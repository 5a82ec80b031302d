package org.deskbridge.widget;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.websocket.CloseReason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.deskbridge.conversation.Contact;
import org.deskbridge.conversation.ConversationView;
import org.deskbridge.conversation.LinkedTicket;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Signal;
import org.deskbridge.conversation.Transcripts.Glimpse;
import org.deskbridge.platform.FieldsReader;
import org.deskbridge.platform.Json;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;

/** The frames that both kinds of sockets speak. */
final class Frames {
    /** Bytes of UTF-8 in one frame. */
    static final int MAX_BYTES = 64 * 1024;

    static final CloseReason NOT_ALLOWED =
            new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, "not allowed from here");
    static final CloseReason HELLO_FIRST =
            new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, "the first frame must be hello");
    static final CloseReason TOO_BIG =
            new CloseReason(CloseReason.CloseCodes.TOO_BIG, "a frame may have " + MAX_BYTES + " bytes");

    /** Nothing can be looked up now: the client comes back after a pause. */
    static final CloseReason NOT_NOW = new CloseReason(CloseReason.CloseCodes.TRY_AGAIN_LATER, "not now; come back");

    private Frames() {}

    /** The frame as an object, or null where it is none. */
    static @Nullable JsonObject parse(String text) {
        try {
            return FieldsReader.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (Problem e) {
            return null;
        }
    }

    static JsonObject error(String code, String message, @Nullable String clientId, @Nullable Long retryAfterMs) {
        var frame = Json.createObjectBuilder()
                .add("type", "error")
                .add("code", code)
                .add("message", message);
        if (clientId != null) {
            frame.add("clientId", clientId);
        }
        if (retryAfterMs != null) {
            frame.add("retryAfterMs", retryAfterMs);
        }
        return frame.build();
    }

    /** What a broken rule is called on a socket. */
    static JsonObject error(Problem problem, @Nullable String clientId) {
        var code = switch (problem.status()) {
            case 404 -> "not-found";
            case 409 -> "conflict";
            case 413 -> "too-large";
            default -> "bad-frame";
        };
        return error(code, String.valueOf(problem.getMessage()), clientId, null);
    }

    /** The broken rule at the bottom of a failure, or null. */
    static @Nullable Problem problem(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof Problem problem) {
                return problem;
            }
        }
        return null;
    }

    static JsonObject status(ConversationView view, Optional<LinkedTicket.Shown> ticket) {
        var frame = Json.createObjectBuilder()
                .add("type", "status")
                .add("status", view.status().word())
                .add("control", view.control().word());
        if (view.agentName() != null) {
            frame.add("agent", Json.createObjectBuilder().add("name", view.agentName()));
        }
        return withTicket(frame, ticket).build();
    }

    static JsonObject activity(Glimpse glimpse, Optional<LinkedTicket.Shown> ticket) {
        var frame = Json.createObjectBuilder()
                .add("type", "activity")
                .add("conversation", glimpse.id().toString())
                .add("status", glimpse.status().word())
                .add("control", glimpse.control().word());
        return withTicket(frame, ticket).build();
    }

    static JsonObjectBuilder withTicket(JsonObjectBuilder frame, Optional<LinkedTicket.Shown> ticket) {
        ticket.ifPresent(shown -> frame.add(
                "ticket",
                Json.createObjectBuilder()
                        .add("connectorType", shown.connectorType())
                        .add("externalId", shown.externalId())
                        .add("reference", shown.reference())
                        .add("status", shown.status())));
        return frame;
    }

    static JsonObject draft(Signal.Draft draft) {
        return Json.createObjectBuilder()
                .add("type", "draft")
                .add("text", draft.text())
                .add("reply", draft.reply())
                .build();
    }

    static JsonObject typing(JsonObject author, boolean on) {
        return Json.createObjectBuilder()
                .add("type", "typing")
                .add("author", author)
                .add("on", on)
                .build();
    }

    static JsonObject read(long seq) {
        return Json.createObjectBuilder().add("type", "read").add("seq", seq).build();
    }

    static JsonObject pong(long lastSeq) {
        return Json.createObjectBuilder()
                .add("type", "pong")
                .add("lastSeq", lastSeq)
                .build();
    }

    static JsonArrayBuilder messages(List<Said> batch, Function<Said, JsonObject> frame) {
        var messages = Json.createArrayBuilder();
        batch.forEach(said -> messages.add(frame.apply(said)));
        return messages;
    }

    static JsonObjectBuilder contact(Contact contact) {
        var visitor = Json.createObjectBuilder();
        add(visitor, "name", contact.name());
        add(visitor, "email", contact.email());
        add(visitor, "phone", contact.phone());
        return visitor;
    }

    private static void add(JsonObjectBuilder object, String name, @Nullable String value) {
        if (value == null) {
            object.addNull(name);
        } else {
            object.add(name, value);
        }
    }
}
