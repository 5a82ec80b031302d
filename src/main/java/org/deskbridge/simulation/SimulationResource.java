package org.deskbridge.simulation;

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
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.escalation.HandOvers;
import org.deskbridge.escalation.RuleSetJson;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Page;
import org.deskbridge.platform.Problem;
import org.deskbridge.simulation.Simulations.Difference;
import org.deskbridge.simulation.Simulations.SimulationView;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;
import org.jspecify.annotations.Nullable;

/** The simulator over REST. */
@Path("/")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SimulationResource {
    private static final Set<String> DIFFERENCES = Set.of("same", "new", "gone", "earlier", "later", "other-reasons");

    @Inject
    Access access;

    @Inject
    HandOvers handOvers;

    @Inject
    Simulations simulations;

    /** The body is a rule set; what it does not mention stays as the rules in force have it. */
    @POST
    @Path("workspaces/{w}/simulations")
    public Response begin(@PathParam("w") String w, Fields body) {
        var workspace = access.workspace(w, Need.ADMINISTER);
        var draft = RuleSetJson.read(body, handOvers.rules(workspace));
        body.check();
        var begun = simulations.begin(workspace, draft);
        return Response.accepted(begun)
                .location(URI.create("simulations/" + begun.id()))
                .build();
    }

    @GET
    @Path("simulations/{s}")
    public SimulationView get(@PathParam("s") String s) {
        return simulations.get(simulation(s));
    }

    /** The conversations of one kind of difference; those that only the draft hands over, where none is named. */
    @GET
    @Path("simulations/{s}/conversations")
    public Page<Difference> conversations(
            @PathParam("s") String s,
            @QueryParam("difference") @Nullable String difference,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var id = simulation(s);
        var wanted = Objects.requireNonNullElse(difference, "new");
        if (!DIFFERENCES.contains(wanted)) {
            throw Problem.field(
                    "difference",
                    "must be one of "
                            + String.join(", ", DIFFERENCES.stream().sorted().toList()));
        }
        var size = Page.limit(limit);
        return Page.of(
                simulations.differences(id, wanted, cursor, size + 1),
                size,
                one -> one.id().toString());
    }

    private UUID simulation(String id) {
        return access.to("simulation", id, simulations::workspaceOf, Need.READ);
    }
}
