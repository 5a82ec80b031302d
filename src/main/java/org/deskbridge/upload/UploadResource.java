package org.deskbridge.upload;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.deskbridge.platform.Multipart;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;
import org.deskbridge.workspace.ConsoleToo;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Files that agents send, from a program or from the console. */
@Path("/")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class UploadResource {
    @Inject
    Access access;

    @Inject
    Uploads uploads;

    @POST
    @ConsoleToo
    @Path("workspaces/{w}/uploads")
    public Response upload(
            @PathParam("w") String w,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @RequestBody(content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA)) InputStream body) {
        access.workspace(w, Need.WRITE);
        return Multipart.read(
                type,
                body,
                "file",
                part -> Response.status(201)
                        .entity(UploadBody.of(uploads.store(null, part.fileName(), part.contentType(), part.content())))
                        .build());
    }
}
