package org.deskbridge.ledger;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.deskbridge.connector.ConnectorView;
import org.deskbridge.connector.Connectors;
import org.deskbridge.connector.PollMarks;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;
import org.jspecify.annotations.Nullable;

/** How a connector is doing, for whoever watches it from outside, and the way to have all its dead work tried again. */
@Path("/")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    @Inject
    Access access;

    @Inject
    Connectors connectors;

    @Inject
    PollMarks polls;

    @Inject
    Ledger ledger;

    /**
     * How a connector is doing.
     *
     * @param lastReconciledAt when the vendor was last asked what changed
     * @param lagSeconds how long the oldest piece of work that is not finished has been there
     * @param requestsLeft of the account's allowance as this node last heard; null while nothing is known
     * @param backlogs by workspace
     */
    public record Health(
            String state,
            @Nullable String cause,
            ConnectorView.Webhook webhook,
            @Nullable Instant lastReconciledAt,
            @Nullable Instant blockedUntil,
            long lagSeconds,
            @Nullable Long requestsLeft,
            long openTickets,
            List<WorkspaceBacklog> backlogs) {}

    /** One workspace's part in a connector's work. */
    public record WorkspaceBacklog(UUID workspace, Backlog backlog) {}

    /** How many were put back into their lanes. */
    public record Retried(int retried) {}

    @GET
    @Path("connectors/{id}/health")
    public Health health(@PathParam("id") String id) {
        var connector = connector(id);
        var left = connectors.requestsLeft(connector.id());
        var poll = polls.of(connector.id());
        var pool = connector.id().toString();
        return new Health(
                connector.state(),
                connector.cause(),
                connector.webhook(),
                poll.polledAt(),
                poll.blockedUntil(),
                Tenant.everywhere(() -> ledger.lagSeconds(pool)),
                Double.isNaN(left) ? null : (long) left,
                ledger.openTickets(connector.id()),
                connector.workspaces().stream()
                        .map(one -> new WorkspaceBacklog(one, Tenant.in(one, () -> ledger.backlog(pool))))
                        .toList());
    }

    @POST
    @Path("connectors/{id}/retry")
    public Retried retry(@PathParam("id") String id) {
        var connector = connector(id);
        var pool = connector.id().toString();
        return new Retried(connector.workspaces().stream()
                .mapToInt(workspace -> Tenant.in(workspace, () -> ledger.retryDead(pool)))
                .sum());
    }

    private ConnectorView connector(String id) {
        var connector = access.toAll(
                "connector", id, uuid -> connectors.get(uuid).map(ConnectorView::workspaces), Need.ADMINISTER);
        return connectors.get(connector).orElseThrow(() -> Problem.notFound("connector"));
    }
}
