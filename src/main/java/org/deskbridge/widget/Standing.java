package org.deskbridge.widget;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.deskbridge.conversation.Control;
import org.deskbridge.conversation.ConversationView;
import org.deskbridge.conversation.LinkedTicket;
import org.deskbridge.conversation.Status;
import org.deskbridge.platform.Json;

/**
 * How a conversation stands for one who follows it, beside its messages: compared at each heartbeat, so that a change of
 * which nobody could tell this node is only a delay.
 *
 * @param status the whole {@code status} frame
 * @param read how far the other side has read
 * @param last the number of the last message
 */
record Standing(JsonObject status, long read, long last) {
    /** Before anything was said. */
    static final Standing FRESH = new Standing(
            Json.createObjectBuilder()
                    .add("type", "status")
                    .add("status", Status.OPEN.word())
                    .add("control", Control.ASSISTANT.word())
                    .build(),
            0,
            0);

    static Standing forVisitor(ConversationView view, Optional<LinkedTicket.Shown> ticket) {
        return new Standing(Frames.status(view, ticket), view.agentRead(), view.lastSeq());
    }

    static Standing forAgent(ConversationView view, Optional<LinkedTicket.Shown> ticket) {
        return new Standing(Frames.status(view, ticket), view.visitorRead(), view.lastPosition());
    }
}
