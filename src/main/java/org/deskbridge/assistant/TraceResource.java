package org.deskbridge.assistant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.platform.Json;
import org.deskbridge.platform.Page;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;
import org.jspecify.annotations.Nullable;

/** Decision traces over REST. */
@Path("/")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class TraceResource {
    @Inject
    Access access;

    @Inject
    Transcripts transcripts;

    @Inject
    Traces traces;

    @GET
    @Path("conversations/{c}/traces")
    public JsonObject ofConversation(@PathParam("c") String c) {
        return items(traces.of(access.to("conversation", c, transcripts::workspaceOf, Need.READ)), null);
    }

    /** What visitors asked and the knowledge base did not hold. */
    @GET
    @Path("workspaces/{w}/unanswered")
    public JsonObject unanswered(
            @PathParam("w") String w,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        access.workspace(w, Need.READ);
        var size = Page.limit(limit);
        var page = Page.of(
                traces.unanswered(cursor, size + 1), size, trace -> trace.id().toString());
        return items(page.items(), page.next());
    }

    /** The same question with today's knowledge and rules, beside what it was. */
    @POST
    @Path("traces/{t}/rerun")
    public JsonObject again(@PathParam("t") String t) {
        UUID id = access.to("trace", t, traces::workspaceOf, Need.READ);
        var before = traces.get(id);
        var now = traces.again(before.workspace(), before);
        return Json.createObjectBuilder()
                .add("before", json(before))
                .add(
                        "now",
                        Json.createObjectBuilder()
                                .add("decision", now.decision())
                                .add("confidence", now.judged().decision().confidence())
                                .add("trace", now.trace()))
                .add("same", now.decision().equals(before.decision()))
                .build();
    }

    private static JsonObject items(List<TraceView> traces, @Nullable String next) {
        var items = Json.createArrayBuilder();
        traces.forEach(trace -> items.add(json(trace)));
        var page = Json.createObjectBuilder().add("items", items);
        return (next == null ? page.addNull("next") : page.add("next", next)).build();
    }

    private static JsonObjectBuilder json(TraceView trace) {
        return Json.createObjectBuilder()
                .add("id", trace.id().toString())
                .add("conversation", String.valueOf(trace.conversation()))
                .add("seq", trace.seq())
                .add("question", trace.question())
                .add("decision", trace.decision())
                .add("confidence", trace.confidence())
                .add("trace", trace.trace())
                .add("at", trace.at().toString());
    }
}
