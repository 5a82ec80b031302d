package org.deskbridge.widget;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.conversation.ConversationView;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Visits.Arrival;
import org.deskbridge.escalation.Reason;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Json;
import org.deskbridge.platform.Problem;
import org.deskbridge.workspace.WorkspaceView;
import org.jspecify.annotations.Nullable;

/** From {@code hello} to {@code welcome}: who this is, which conversation goes on, and what of it they lack. */
final class Welcoming {
    private static final Logger LOG = Logger.getLogger(Welcoming.class.getName());
    private static final int BATCH = 200;

    private final ChatParts parts;
    private final WorkspaceView workspace;
    private final Function<Said, JsonObject> frame;

    Welcoming(ChatParts parts, WorkspaceView workspace, Function<Said, JsonObject> frame) {
        this.parts = parts;
        this.frame = frame;
        this.workspace = workspace;
    }

    /** The {@code hello} frame. */
    record Hello(
            @Nullable String token,
            @Nullable String identity,
            @Nullable String conversation,
            long after,
            Arrival arrival) {
        static Hello of(Fields fields) {
            var page = fields.object("page");
            return new Hello(
                    fields.optionalText("visitorToken", 2000),
                    fields.optionalText("identity", 8000),
                    fields.optionalText("conversation", 100),
                    fields.count("after").orElse(0L),
                    new Arrival(
                            fields.optionalText("locale", 35),
                            zone(fields.optionalText("timeZone", 60)),
                            page.optionalText("url", 2000),
                            page.optionalText("title", 500)));
        }
    }

    /** What a browser calls its zone; one that is not known here is as good as none. */
    private static @Nullable String zone(@Nullable String name) {
        return name != null && ZoneId.getAvailableZoneIds().contains(name) ? name : null;
    }

    Guest guest(Hello hello, Consumer<JsonObject> tell) {
        var visitor = visitor(hello, tell);
        return parts.oneTransaction.of(() -> {
            var conversation = Optional.ofNullable(hello.conversation())
                    .flatMap(asked -> asked(asked, visitor, tell))
                    .or(() -> parts.visits.current(visitor))
                    .orElse(visitor);
            return new Guest(visitor, conversation, parts.visits.exists(conversation), hello.arrival());
        });
    }

    private UUID visitor(Hello hello, Consumer<JsonObject> tell) {
        var known = Optional.ofNullable(hello.token())
                .map(token -> parts.tokens.visitor(workspace.id(), token))
                .orElse(Optional.empty());
        if (hello.token() != null && known.isEmpty()) {
            tell.accept(Frames.error("not-found", "this visitorToken is unknown or has expired", null, null));
        }
        var candidate = known.orElseGet(Ids::next);
        return hello.identity() == null ? candidate : verified(candidate, hello.identity(), tell);
    }

    private UUID verified(UUID candidate, String token, Consumer<JsonObject> tell) {
        try {
            var identity = parts.identities.verify(workspace.id(), token);
            return parts.visits.verified(candidate, identity.externalId(), identity.contact());
        } catch (Problem e) {
            tell.accept(Frames.error(e, null));
            return candidate;
        }
    }

    /** A visitor's first conversation has the visitor's own id, so that it can be asked for before it is stored. */
    private Optional<UUID> asked(String id, UUID visitor, Consumer<JsonObject> tell) {
        var own = Ids.parse(id).filter(asked -> asked.equals(visitor) || parts.visits.owns(visitor, asked));
        if (own.isEmpty()) {
            tell.accept(Frames.error("not-found", "no such conversation of this visitor", null, null));
        }
        return own;
    }

    /** The {@code welcome} frame, how far it brings its reader, and what it says of the conversation's state. */
    private record Welcome(JsonObject frame, long upTo, Standing standing) {}

    void welcome(Guest guest, long after, LiveSocket socket) {
        var welcome = parts.oneTransaction.of(() -> read(guest, after));
        if (socket.welcome(welcome.frame(), welcome.upTo(), welcome.standing())) {
            parts.announcing.heartbeat(socket, Standing::forVisitor);
        }
    }

    private Welcome read(Guest guest, long after) {
        var view = parts.transcripts.view(guest.conversation());
        List<Said> batch = view.isEmpty() ? List.of() : parts.transcripts.visible(guest.conversation(), after, BATCH);
        long last = view.map(ConversationView::lastSeq).orElse(0L);
        var upTo = batch.isEmpty() ? Math.min(after, last) : batch.getLast().seq();
        var ticket = view.flatMap(parts.bodies::ticket);
        var welcome = Json.createObjectBuilder()
                .add("type", "welcome")
                .add("visitorToken", parts.tokens.issue(workspace.id(), guest.visitor()))
                .add("conversation", Frames.withTicket(conversation(guest, view), ticket))
                .add("lastSeq", last)
                .add("messages", Frames.messages(batch, frame))
                .add("more", upTo < last)
                .add("agentRead", view.map(ConversationView::agentRead).orElse(0L))
                .add("visitor", Frames.contact(parts.visits.contact(guest.visitor())))
                .add("settings", settings());
        var standing = view.map(found -> Standing.forVisitor(found, ticket)).orElse(Standing.FRESH);
        return new Welcome(welcome.build(), upTo, standing);
    }

    private static JsonObjectBuilder conversation(Guest guest, Optional<ConversationView> view) {
        var shown = Json.createObjectBuilder()
                .add("id", guest.conversation().toString())
                .add("status", view.map(found -> found.status().word()).orElse("open"))
                .add("control", view.map(found -> found.control().word()).orElse("assistant"));
        view.map(ConversationView::agentName)
                .ifPresent(name -> shown.add("agent", Json.createObjectBuilder().add("name", name)));
        return shown;
    }

    private JsonObjectBuilder settings() {
        var abilities = parts.workspaces.abilities(workspace.id());
        return Json.createObjectBuilder()
                .add("workspaceName", workspace.name())
                .add("assistantName", workspace.assistantName())
                .add("greeting", workspace.greeting())
                .add("brand", workspace.brand())
                .add(
                        "askEmail",
                        abilities.emailCapture()
                                && !abilities.emailSensitivity().equals("low"))
                .add("handover", parts.handOvers.rules(workspace.id()).has(Reason.VISITOR_BUTTON))
                .add("online", parts.accounts.anybodyOnline(workspace.id()));
    }

    /** Two sockets of one visitor may store at once; the second try of the slower one finds everything there. */
    Guest stored(Guest guest) {
        if (guest.stored()) {
            return guest;
        }
        try {
            parts.visits.begin(guest.visitor(), guest.conversation(), guest.arrival());
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "another socket may have been first", e);
            parts.visits.begin(guest.visitor(), guest.conversation(), guest.arrival());
        }
        return guest.in(guest.conversation(), true);
    }
}
