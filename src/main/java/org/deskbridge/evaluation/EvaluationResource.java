package org.deskbridge.evaluation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.deskbridge.evaluation.EvaluationSets.SetView;
import org.deskbridge.evaluation.TestCases.CaseView;
import org.deskbridge.evaluation.TestCases.Imported;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Multipart;
import org.deskbridge.platform.Page;
import org.deskbridge.platform.Problem;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;
import org.deskbridge.workspace.ConsoleToo;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Evaluation sets and their cases over REST. */
@Path("/")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class EvaluationResource {
    /** Bytes. */
    private static final int MAX_TABLE = 8 * 1024 * 1024;

    @Inject
    Access access;

    @Inject
    EvaluationSets sets;

    @Inject
    TestCases cases;

    @GET
    @Path("workspaces/{w}/evaluation-sets")
    public Page<SetView> list(@PathParam("w") String w) {
        access.workspace(w, Need.READ);
        return new Page<>(sets.list(), null);
    }

    @POST
    @Path("workspaces/{w}/evaluation-sets")
    public Response add(@PathParam("w") String w, Fields body) {
        access.workspace(w, Need.AUTHOR);
        var added = sets.add(name(body));
        return Response.created(URI.create("evaluation-sets/" + added.id()))
                .entity(added)
                .build();
    }

    @GET
    @Path("evaluation-sets/{s}")
    public SetView get(@PathParam("s") String s) {
        return sets.get(set(s, Need.READ));
    }

    @PUT
    @Path("evaluation-sets/{s}")
    public SetView rename(@PathParam("s") String s, Fields body) {
        var set = set(s, Need.AUTHOR);
        return sets.rename(set, name(body));
    }

    /** With its cases and runs. */
    @DELETE
    @Path("evaluation-sets/{s}")
    public void remove(@PathParam("s") String s) {
        sets.remove(set(s, Need.AUTHOR));
    }

    @GET
    @Path("evaluation-sets/{s}/cases")
    public Page<CaseView> cases(
            @PathParam("s") String s,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var set = set(s, Need.READ);
        var size = Page.limit(limit);
        return Page.of(cases.list(set, cursor, size + 1), size, one -> one.id().toString());
    }

    /** With {@code trace}, the id of a decision: what is not said is as it was then. */
    @POST
    @Path("evaluation-sets/{s}/cases")
    public Response addCase(@PathParam("s") String s, Fields body) {
        var added = cases.add(set(s, Need.AUTHOR), body);
        return Response.created(URI.create("evaluation-cases/" + added.id()))
                .entity(added)
                .build();
    }

    /** A table of question, expectation and title of the article, in UTF-8; all of it is taken or nothing. */
    @POST
    @ConsoleToo
    @Path("evaluation-sets/{s}/cases/import")
    public Imported bring(
            @PathParam("s") String s,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @RequestBody(content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA)) InputStream body) {
        var set = set(s, Need.AUTHOR);
        return Multipart.read(type, body, "file", part -> cases.bring(set, text(part.content())));
    }

    @GET
    @Path("evaluation-cases/{c}")
    public CaseView getCase(@PathParam("c") String c) {
        return cases.get(testCase(c, Need.READ));
    }

    @PUT
    @Path("evaluation-cases/{c}")
    public CaseView change(@PathParam("c") String c, Fields body) {
        return cases.change(testCase(c, Need.AUTHOR), body);
    }

    @DELETE
    @Path("evaluation-cases/{c}")
    public void removeCase(@PathParam("c") String c) {
        cases.remove(testCase(c, Need.AUTHOR));
    }

    private static String name(Fields body) {
        var name = body.text("name", EvaluationSets.LONGEST_NAME);
        body.check();
        return name;
    }

    private static String text(InputStream content) {
        try {
            var bytes = content.readNBytes(MAX_TABLE + 1);
            if (bytes.length > MAX_TABLE) {
                throw new Problem(413, "the table is larger than " + MAX_TABLE + " bytes");
            }
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.toString().replaceFirst("^\uFEFF", "");
        } catch (CharacterCodingException e) {
            throw Problem.field("file", "is not written in UTF-8; save it as CSV UTF-8 and send it again");
        } catch (IOException e) {
            throw new Problem(400, "the body could not be read to its end");
        }
    }

    private UUID set(String id, Need need) {
        return access.to("evaluation set", id, sets::workspaceOf, need);
    }

    private UUID testCase(String id, Need need) {
        return access.to("evaluation case", id, cases::workspaceOf, need);
    }
}
