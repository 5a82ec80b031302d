package org.deskbridge.escalation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.UUID;
import org.deskbridge.conversation.ConversationBodies;
import org.deskbridge.conversation.ConversationBody;
import org.deskbridge.conversation.ConversationView;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.Status;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.conversation.Utterance;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Page;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.PublicAddress;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;
import org.jspecify.annotations.Nullable;

/** Conversations over REST, as an agent's program sees and steers them. */
@Path("/")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class ConversationResource {
    @Inject
    Access access;

    @Inject
    Conversations conversations;

    @Inject
    Transcripts transcripts;

    @Inject
    Escalations escalations;

    @Inject
    ConversationBodies bodies;

    @Inject
    PublicAddress here;

    @GET
    @Path("workspaces/{w}/conversations")
    public Page<ConversationBody> list(
            @PathParam("w") String w,
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        access.workspace(w, Need.READ);
        var size = Page.limit(limit);
        var page = Page.of(
                transcripts.list(status(status), cursor, size + 1),
                size,
                view -> view.id().toString());
        return new Page<>(page.items().stream().map(bodies::of).toList(), page.next());
    }

    @GET
    @Path("conversations/{c}")
    public ConversationBody get(@PathParam("c") String c) {
        return body(conversation(c, Need.READ));
    }

    @GET
    @Path("conversations/{c}/messages")
    public Response messages(
            @PathParam("c") String c,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        var id = conversation(c, Need.READ);
        if (after != null && !after.matches("[0-9]{1,15}")) {
            throw Problem.field("after", "must be a whole number of 0 or more");
        }
        var size = Page.limit(limit);
        var page = Page.of(
                transcripts.all(id, after == null ? 0 : Long.parseLong(after), size + 1),
                size,
                said -> Long.toString(said.seq()));
        return Response.ok(bodies.messages(page, here.base())).build();
    }

    @POST
    @Path("conversations/{c}/messages")
    public Response say(@PathParam("c") String c, Fields body) {
        var id = conversation(c, Need.WRITE);
        var spoken = conversations.say(Utterance.agent(id, access.callerName(), body));
        return Response.status(spoken.repeated() ? 200 : 201)
                .entity(bodies.agentFrame(spoken.message(), here.base()))
                .build();
    }

    @POST
    @Path("conversations/{c}/escalate")
    public ConversationBody escalate(@PathParam("c") String c) {
        var id = conversation(c, Need.WRITE);
        escalations.escalate(id, Reason.MANUAL);
        return body(id);
    }

    @POST
    @Path("conversations/{c}/takeover")
    public ConversationBody takeOver(@PathParam("c") String c) {
        var id = conversation(c, Need.WRITE);
        conversations.takeOver(id, access.callerName());
        return body(id);
    }

    @POST
    @Path("conversations/{c}/give-back")
    public ConversationBody giveBack(@PathParam("c") String c) {
        var id = conversation(c, Need.WRITE);
        conversations.giveBack(id);
        return body(id);
    }

    @POST
    @Path("conversations/{c}/resolve")
    public ConversationBody resolve(@PathParam("c") String c) {
        var id = conversation(c, Need.WRITE);
        conversations.resolve(id);
        return body(id);
    }

    private UUID conversation(String id, Need need) {
        return access.to("conversation", id, transcripts::workspaceOf, need);
    }

    private ConversationBody body(UUID id) {
        ConversationView view = transcripts.get(id);
        return bodies.of(view);
    }

    private static @Nullable Status status(@Nullable String word) {
        if (word == null) {
            return null;
        }
        for (var status : Status.values()) {
            if (status.word().equals(word.toLowerCase(Locale.ROOT))) {
                return status;
            }
        }
        throw Problem.field("status", "must be one of open, escalated, resolved");
    }
}
