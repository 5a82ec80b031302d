package org.deskbridge.widget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.deskbridge.cluster.Heard;
import org.deskbridge.cluster.Nodes;
import org.deskbridge.conversation.Changed;
import org.deskbridge.conversation.ConversationBodies;
import org.deskbridge.conversation.ConversationView;
import org.deskbridge.conversation.LinkedTicket;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Signal;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.conversation.Transcripts.Glimpse;
import org.deskbridge.platform.Json;
import org.deskbridge.platform.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Brings what happened on any node to the sockets of this one, and tells the other nodes what happened here. How a
 * conversation stands is read when it is told, so that the last word is right whatever overtook what.
 */
@ApplicationScoped
public class Announcing {
    @Inject
    OpenSockets sockets;

    @Inject
    LiveFeed feed;

    @Inject
    Nodes nodes;

    @Inject
    Transcripts transcripts;

    @Inject
    OneTransaction oneTransaction;

    @Inject
    ConversationBodies bodies;

    void on(@Observes Said said) {
        feed.soon(said.conversation(), () -> {
            var kind = said.internal() ? Hint.Kind.NOTED : Hint.Kind.SAID;
            tell(new Hint(kind, said.workspace(), said.conversation(), said.seq(), said.position(), true));
            sockets.offer(said);
        });
    }

    void on(@Observes Changed changed) {
        feed.soon(changed.conversation(), () -> {
            tell(new Hint(Hint.Kind.CHANGED, changed.workspace(), changed.conversation(), 0, 0, true));
            tell(new Hint(Hint.Kind.ACTIVITY, changed.workspace(), changed.conversation(), 0, 0, true));
            stands(changed.workspace(), changed.conversation(), true, true);
        });
    }

    /** A draft stays on the node that writes it: it has words in it, and whoever does not see it sees the message. */
    void on(@Observes Signal signal) {
        switch (signal) {
            case Signal.Typing typing -> agentTypes(typing.conversation(), typing.name(), typing.on());
            case Signal.Seen seen -> agentRead(seen.conversation(), seen.seq());
            case Signal.Draft draft ->
                feed.soon(draft.conversation(), () -> sockets.toVisitors(draft.conversation(), Frames.draft(draft)));
        }
    }

    void visitorTypes(UUID conversation, boolean on) {
        var hint = hint(Hint.Kind.VISITOR_TYPES, conversation, 0, on);
        feed.soon(conversation, () -> {
            tell(hint);
            sockets.toAgents(conversation, typing("visitor", null, on));
        });
    }

    void agentTypes(UUID conversation, @Nullable String name, boolean on) {
        var hint = hint(Hint.Kind.AGENT_TYPES, conversation, 0, on);
        feed.soon(conversation, () -> {
            tell(hint);
            sockets.toVisitors(conversation, typing("agent", name, on));
        });
    }

    void visitorRead(UUID conversation, long seq) {
        var hint = hint(Hint.Kind.VISITOR_READ, conversation, seq, true);
        feed.soon(conversation, () -> {
            tell(hint);
            sockets.readByVisitor(conversation, seq);
        });
    }

    void agentRead(UUID conversation, long seq) {
        var hint = hint(Hint.Kind.AGENT_READ, conversation, seq, true);
        feed.soon(conversation, () -> {
            tell(hint);
            sockets.readByAgent(conversation, seq);
        });
    }

    private static Hint hint(Hint.Kind kind, UUID conversation, long seq, boolean on) {
        return new Hint(kind, Tenant.current(), conversation, seq, 0, on);
    }

    private void tell(Hint hint) {
        nodes.tell(hint.subject(), hint::text);
    }

    /** On the connection's own thread, where nothing is read and nobody is waited for. */
    void on(@Observes Heard heard) {
        Hint.of(heard.text()).ifPresent(hint -> feed.soon(hint.conversation(), () -> take(hint)));
    }

    private void take(Hint hint) {
        var conversation = hint.conversation();
        switch (hint.kind()) {
            case SAID -> sockets.hint(conversation, hint.number(), hint.position());
            case NOTED -> sockets.hint(conversation, 0, hint.position());
            case CHANGED -> stands(hint.workspace(), conversation, true, false);
            case ACTIVITY -> stands(hint.workspace(), conversation, false, true);
            case VISITOR_TYPES -> sockets.toAgents(conversation, typing("visitor", null, hint.on()));
            case AGENT_TYPES -> sockets.toVisitors(conversation, typing("agent", penHolder(hint), hint.on()));
            case VISITOR_READ -> sockets.readByVisitor(conversation, hint.number());
            case AGENT_READ -> sockets.readByAgent(conversation, hint.number());
        }
    }

    /** Names do not go between nodes; who types is nearly always who has taken over. */
    private @Nullable String penHolder(Hint hint) {
        return Tenant.in(hint.workspace(), () -> transcripts.view(hint.conversation()))
                .map(ConversationView::agentName)
                .orElse(null);
    }

    /** In turn with what is pushed, so that an older state never follows a newer one. */
    void heartbeat(LiveSocket follower, BiFunction<ConversationView, Optional<LinkedTicket.Shown>, Standing> side) {
        var conversation = follower.conversation();
        feed.soon(
                conversation,
                () -> Tenant.in(
                        follower.workspace(),
                        () -> oneTransaction
                                .of(() -> transcripts
                                        .view(conversation)
                                        .map(view -> side.apply(view, bodies.ticket(view))))
                                .ifPresent(follower::heartbeat)));
    }

    /** Read once for all who are told, and not at all where nobody listens. */
    private void stands(UUID workspace, UUID conversation, boolean toFollowers, boolean toWatchers) {
        var followed = toFollowers && sockets.isFollowed(conversation);
        var watched = toWatchers && sockets.isWatched(workspace);
        if (followed || watched) {
            Tenant.in(
                    workspace,
                    () -> transcripts.view(conversation).ifPresent(view -> {
                        var ticket = bodies.ticket(view);
                        if (followed) {
                            sockets.status(conversation, Frames.status(view, ticket));
                        }
                        if (watched) {
                            sockets.activity(workspace, Glimpse.of(view), ticket);
                        }
                    }));
        }
    }

    private static JsonObject typing(String kind, @Nullable String name, boolean on) {
        var author = Json.createObjectBuilder().add("kind", kind);
        if (name != null) {
            author.add("name", name);
        }
        return Frames.typing(author.build(), on);
    }
}
