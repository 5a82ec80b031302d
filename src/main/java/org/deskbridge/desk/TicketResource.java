package org.deskbridge.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.conversation.Contact;
import org.deskbridge.conversation.ConversationBodies;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.Utterance;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Page;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.PublicAddress;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;
import org.jspecify.annotations.Nullable;

/** The built-in desk's tickets over REST. */
@Path("/")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class TicketResource {
    private static final Set<String> STATUSES = Set.of("open", "pending", "solved", "closed");
    private static final Set<String> PRIORITIES = Set.of("low", "normal", "high", "urgent");

    @Inject
    Access access;

    @Inject
    Tickets tickets;

    @Inject
    Conversations conversations;

    @Inject
    ConversationBodies bodies;

    @Inject
    PublicAddress here;

    @GET
    @Path("workspaces/{w}/tickets")
    public Page<TicketView> list(
            @PathParam("w") String w,
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        access.workspace(w, Need.READ);
        if (status != null && !STATUSES.contains(status)) {
            throw Problem.field("status", "must be one of closed, open, pending, solved");
        }
        if (cursor != null && !cursor.matches("[0-9]{1,18}")) {
            throw Problem.field("cursor", "is not one of ours");
        }
        var size = Page.limit(limit);
        var before = cursor == null ? null : Long.valueOf(cursor);
        return Page.of(tickets.list(status, before, size + 1), size, ticket -> Long.toString(ticket.number()));
    }

    @POST
    @Path("workspaces/{w}/tickets")
    public Response open(@PathParam("w") String w, Fields body) {
        var workspace = access.workspace(w, Need.WRITE);
        var subject = body.text("subject", Ticket.MAX_SUBJECT);
        var text = body.text("text", Utterance.MAX_TEXT);
        var requester = body.object("requester");
        var contact = new Contact(requester.optionalText("name", 200), requester.optionalText("email", 320), null);
        body.check();
        var ticket = tickets.open(workspace, subject, text, contact);
        return Response.created(URI.create("tickets/" + ticket.id()))
                .entity(ticket)
                .build();
    }

    @GET
    @Path("tickets/{t}")
    public TicketView get(@PathParam("t") String t) {
        return tickets.get(ticket(t, Need.READ));
    }

    @PATCH
    @Path("tickets/{t}")
    public TicketView change(@PathParam("t") String t, Fields body) {
        var id = ticket(t, Need.WRITE);
        var change = new Tickets.Change(
                body.choice("status", STATUSES),
                body.choice("priority", PRIORITIES),
                body.optionalText("assignee", 200),
                body.texts("tags", 30, 60),
                body.has("subject") ? body.text("subject", Ticket.MAX_SUBJECT) : null);
        body.check();
        return tickets.change(id, change);
    }

    @POST
    @Path("tickets/{t}/messages")
    public Response say(@PathParam("t") String t, Fields body) {
        var ticket = tickets.get(ticket(t, Need.WRITE));
        var spoken = conversations.say(Utterance.agent(ticket.conversation(), access.callerName(), body));
        return Response.status(spoken.repeated() ? 200 : 201)
                .entity(bodies.agentFrame(spoken.message(), here.base()))
                .build();
    }

    private UUID ticket(String id, Need need) {
        return access.to("ticket", id, tickets::workspaceOf, need);
    }
}
