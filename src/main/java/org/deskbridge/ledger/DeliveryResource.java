package org.deskbridge.ledger;

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
import java.util.Locale;
import org.deskbridge.platform.Page;
import org.deskbridge.platform.Problem;
import org.deskbridge.work.Attempts;
import org.deskbridge.work.Attempts.Attempt;
import org.deskbridge.work.Deliveries;
import org.deskbridge.work.Deliveries.Delivery;
import org.deskbridge.work.WorkState;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;
import org.jspecify.annotations.Nullable;

/** What is to be delivered, what was, and what could not be. */
@Path("/")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource {
    @Inject
    Access access;

    @Inject
    Deliveries deliveries;

    @Inject
    Attempts attempts;

    @GET
    @Path("workspaces/{w}/deliveries")
    public Page<Delivery> list(
            @PathParam("w") String w,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        access.workspace(w, Need.READ);
        if (cursor != null && !cursor.matches("[0-9]{1,18}")) {
            throw Problem.field("cursor", "is not one of ours");
        }
        var size = Page.limit(limit);
        var before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        return Page.of(
                deliveries.list(state(state), size + 1, before), size, delivery -> Long.toString(delivery.position()));
    }

    @POST
    @Path("deliveries/{d}/retry")
    public Delivery retry(@PathParam("d") String d) {
        return deliveries.retry(access.to("delivery", d, deliveries::workspaceOf, Need.WRITE));
    }

    /** What was said for this piece of work, and what came back; without secrets. */
    @GET
    @Path("deliveries/{d}/attempts")
    public Page<Attempt> attempts(@PathParam("d") String d) {
        return new Page<>(attempts.of(access.to("delivery", d, deliveries::workspaceOf, Need.ADMINISTER)), null);
    }

    private static @Nullable WorkState state(@Nullable String word) {
        if (word == null) {
            return null;
        }
        for (var state : WorkState.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(word)) {
                return state;
            }
        }
        throw Problem.field("state", "must be one of queued, sending, retrying, delivered, dead");
    }
}
