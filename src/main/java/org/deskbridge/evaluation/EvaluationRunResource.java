package org.deskbridge.evaluation;

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
import java.util.UUID;
import org.deskbridge.evaluation.EvaluationReport.ResultView;
import org.deskbridge.evaluation.EvaluationReport.RunView;
import org.deskbridge.platform.Page;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;
import org.jspecify.annotations.Nullable;

/** Runs of evaluation sets over REST: begun here, asked in the background, read while they go on. */
@Path("/")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class EvaluationRunResource {
    @Inject
    Access access;

    @Inject
    EvaluationSets sets;

    @Inject
    EvaluationRuns runs;

    @Inject
    EvaluationReport report;

    @POST
    @Path("evaluation-sets/{s}/runs")
    public Response begin(@PathParam("s") String s) {
        var begun = report.get(runs.begin(set(s, Need.AUTHOR)));
        return Response.accepted(begun)
                .location(URI.create("evaluation-runs/" + begun.id()))
                .build();
    }

    /** Newest first. */
    @GET
    @Path("evaluation-sets/{s}/runs")
    public Page<RunView> list(@PathParam("s") String s) {
        return new Page<>(report.list(set(s, Need.READ), EvaluationRuns.KEPT + 1), null);
    }

    @GET
    @Path("evaluation-runs/{r}")
    public RunView get(@PathParam("r") String r) {
        return report.get(run(r, Need.READ));
    }

    @POST
    @Path("evaluation-runs/{r}/stop")
    public RunView stop(@PathParam("r") String r) {
        var run = run(r, Need.AUTHOR);
        runs.stop(run);
        return report.get(run);
    }

    /** Of the kind of difference that is to be shown; all where none is named. */
    @GET
    @Path("evaluation-runs/{r}/results")
    public Page<ResultView> results(
            @PathParam("r") String r,
            @QueryParam("show") @Nullable String show,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var run = run(r, Need.READ);
        var size = Page.limit(limit);
        return Page.of(
                report.results(run, Shown.of(show), cursor, size + 1),
                size,
                one -> one.id().toString());
    }

    private UUID set(String id, Need need) {
        return access.to("evaluation set", id, sets::workspaceOf, need);
    }

    private UUID run(String id, Need need) {
        return access.to("evaluation run", id, runs::workspaceOf, need);
    }
}
