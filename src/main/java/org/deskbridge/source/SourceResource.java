package org.deskbridge.source;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Multipart;
import org.deskbridge.platform.Page;
import org.deskbridge.platform.Problem;
import org.deskbridge.reading.Languages;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;
import org.deskbridge.workspace.ConsoleToo;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Sources of knowledge over REST: sent or named here, read in the background, watched by their state. */
@Path("/")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class SourceResource {
    private static final int LONGEST_ADDRESS = 2000;

    @Inject
    Access access;

    @Inject
    Sources sources;

    @Inject
    SentFiles files;

    @GET
    @Path("workspaces/{w}/sources")
    public Page<SourceView> list(@PathParam("w") String w) {
        access.workspace(w, Need.READ);
        return new Page<>(sources.list(), null);
    }

    /** A site: its start page or a sitemap. The same address again is read again, with what is said of it now. */
    @POST
    @Path("workspaces/{w}/sources")
    public Response addSite(@PathParam("w") String w, Fields body) {
        access.workspace(w, Need.AUTHOR);
        var address = body.text("address", LONGEST_ADDRESS);
        var language = Objects.requireNonNullElse(body.optionalText("language", 10), "");
        var every = Objects.requireNonNullElse(body.choice("every", Set.of("never", "daily", "weekly")), "never");
        var pages = body.count("pages").orElse((long) Sources.PAGES);
        if (pages < 1 || pages > Sources.MOST_PAGES) {
            body.wrong("pages", "must be from 1 to " + Sources.MOST_PAGES);
        }
        body.check();
        return created(sources.addSite(new Sources.Site(address, language, every, pages.intValue())));
    }

    /** A file of a known name takes the place of the one that was sent before. */
    @POST
    @ConsoleToo
    @Path("workspaces/{w}/sources/files")
    public Response addFile(
            @PathParam("w") String w,
            @QueryParam("language") @Nullable String language,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @RequestBody(content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA)) InputStream body) {
        access.workspace(w, Need.AUTHOR);
        var given = Objects.requireNonNullElse(language, "").strip();
        return Multipart.read(type, body, "file", part -> {
            if (!given.isEmpty() && !Languages.isTag(given)) {
                throw Problem.field("language", "must be a language tag such as de or pt-BR");
            }
            return created(files.take(part.fileName(), given, part.content()));
        });
    }

    private static Response created(SourceView source) {
        return Response.created(URI.create("sources/" + source.id()))
                .entity(source)
                .build();
    }

    @GET
    @Path("sources/{id}")
    public SourceView get(@PathParam("id") String id) {
        return sources.get(source(id, Need.READ));
    }

    @GET
    @Path("sources/{id}/pages")
    public Page<PageView> pages(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var source = source(id, Need.READ);
        var size = Page.limit(limit);
        if (cursor != null && !cursor.matches("[0-9]{1,6}")) {
            throw Problem.field("cursor", "is not one of ours");
        }
        var from = cursor == null ? 0 : Integer.parseInt(cursor);
        return Page.of(sources.pages(source, from, size + 1), size, last -> Integer.toString(from + size));
    }

    @POST
    @Path("sources/{id}/crawl")
    public Response crawl(@PathParam("id") String id) {
        return Response.accepted(sources.crawl(source(id, Need.AUTHOR))).build();
    }

    /** Its articles go with it, one after the other. */
    @DELETE
    @Path("sources/{id}")
    public void remove(@PathParam("id") String id) {
        sources.remove(source(id, Need.AUTHOR));
    }

    private UUID source(String id, Need need) {
        return access.to("source", id, sources::workspaceOf, need);
    }
}
