package org.deskbridge.knowledge;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Page;
import org.deskbridge.platform.Problem;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;
import org.jspecify.annotations.Nullable;

/** Articles over REST: what is answered 2xx is what the next question is answered from. */
@Path("/")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class ArticleResource {
    /** Characters. */
    public static final int MAX_BODY = 256 * 1024;

    public static final int MAX_TITLE = 300;
    private static final int MAX_URL = 2000;
    private static final int MAX_LANGUAGE = 10;
    private static final Pattern LANGUAGE = Pattern.compile("([A-Za-z]{2,3}(-[A-Za-z0-9]{2,6})?)?");

    @Inject
    Access access;

    @Inject
    Articles articles;

    /** What a caller sends. */
    record Draft(
            String title,
            String body,
            @Nullable String url,
            @Nullable String language) {
        static Draft of(Fields fields) {
            var draft = new Draft(
                    fields.text("title", MAX_TITLE),
                    fields.text("body", Integer.MAX_VALUE),
                    fields.optionalText("url", MAX_URL),
                    fields.optionalText("language", MAX_LANGUAGE));
            if (!Articles.leadsSomewhere(draft.url)) {
                fields.wrong("url", "must be an http(s) or relative address");
            }
            if (draft.language != null && !LANGUAGE.matcher(draft.language).matches()) {
                fields.wrong("language", "must be a language tag such as de or pt-BR, or empty");
            }
            fields.check();
            if (draft.body.length() > MAX_BODY) {
                throw new Problem(413, "body must have at most " + MAX_BODY + " characters");
            }
            return draft;
        }
    }

    @GET
    @Path("workspaces/{w}/articles")
    public Page<Article> list(
            @PathParam("w") String w,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var workspace = access.workspace(w, Need.READ);
        var size = Page.limit(limit);
        var after = cursor == null
                ? null
                : Ids.parse(cursor).orElseThrow(() -> Problem.field("cursor", "is not one of ours"));
        return Page.of(
                articles.list(workspace, size + 1, after),
                size,
                article -> article.id().toString());
    }

    @POST
    @Path("workspaces/{w}/articles")
    public Response add(@PathParam("w") String w, Fields body) {
        var workspace = access.workspace(w, Need.AUTHOR);
        var draft = Draft.of(body);
        var article = articles.add(
                workspace, draft.title, draft.body, draft.url, Objects.requireNonNullElse(draft.language, ""));
        return Response.created(URI.create("articles/" + article.id()))
                .entity(article)
                .build();
    }

    @GET
    @Path("articles/{id}")
    public Article get(@PathParam("id") String id) {
        return articles.get(article(id, Need.READ));
    }

    @PUT
    @Path("articles/{id}")
    public Article change(@PathParam("id") String id, Fields body) {
        var article = article(id, Need.AUTHOR);
        var draft = Draft.of(body);
        return articles.change(article, draft.title, draft.body, draft.url, draft.language);
    }

    @DELETE
    @Path("articles/{id}")
    public void remove(@PathParam("id") String id) {
        articles.remove(article(id, Need.AUTHOR));
    }

    private UUID article(String id, Need need) {
        return access.to("article", id, articles::workspaceOf, need);
    }
}
