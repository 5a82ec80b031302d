package org.deskbridge.knowledge;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Page;
import org.deskbridge.platform.Problem;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;
import org.jspecify.annotations.Nullable;

/** Drafts over REST: read, published as articles, or dismissed. */
@Path("/")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class DraftResource {
    @Inject
    Access access;

    @Inject
    ArticleDrafts drafts;

    @Inject
    Articles articles;

    @GET
    @Path("workspaces/{w}/article-drafts")
    public Page<ArticleDrafts.Draft> list(
            @PathParam("w") String w,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        access.workspace(w, Need.AUTHOR);
        var size = Page.limit(limit);
        var after = cursor == null
                ? null
                : Ids.parse(cursor).orElseThrow(() -> Problem.field("cursor", "is not one of ours"));
        return Page.of(drafts.list(size + 1, after), size, draft -> draft.id().toString());
    }

    /** A death between the two leaves the draft beside its article, and loses nothing. */
    @POST
    @Path("article-drafts/{id}/publish")
    public Response publish(@PathParam("id") String id) {
        var known = access.to("draft", id, drafts::workspaceOf, Need.AUTHOR);
        var workspace = drafts.workspaceOf(known).orElseThrow(() -> Problem.notFound("draft"));
        var draft = drafts.get(known);
        var article = articles.add(workspace, draft.title(), draft.body(), null);
        drafts.decide(known);
        return Response.created(URI.create("articles/" + article.id()))
                .entity(article)
                .build();
    }

    @DELETE
    @Path("article-drafts/{id}")
    public void dismiss(@PathParam("id") String id) {
        drafts.decide(access.to("draft", id, drafts::workspaceOf, Need.AUTHOR));
    }
}
