package org.deskbridge.widget;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.deskbridge.platform.Multipart;
import org.deskbridge.platform.Peer;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.RateLimits;
import org.deskbridge.platform.Tenant;
import org.deskbridge.upload.UploadBody;
import org.deskbridge.upload.Uploads;
import org.deskbridge.workspace.WorkspaceView;
import org.deskbridge.workspace.Workspaces;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Files that shoppers send, from the page of any shop that may open their socket. */
@Path("/")
@RequestScoped
@ShopsPage
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class ChatUploadResource {
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final int OF_A_VISITOR = 40;
    private static final int FROM_AN_ADDRESS = 400;

    @Inject
    Workspaces workspaces;

    @Inject
    VisitorTokens tokens;

    @Inject
    RateLimits limits;

    @Inject
    Uploads uploads;

    @Inject
    HttpServletRequest request;

    /** A browser asks before it sends a header of ours across origins. */
    @OPTIONS
    @PermitAll
    @Path("chat/{key}/uploads")
    public Response mayI() {
        return Response.noContent()
                .header("Access-Control-Allow-Methods", "POST")
                .header("Access-Control-Allow-Headers", "X-Visitor-Token, Content-Type")
                .header("Access-Control-Max-Age", "86400")
                .build();
    }

    @POST
    @PermitAll
    @Path("chat/{key}/uploads")
    public Response upload(
            @PathParam("key") String key,
            @RequestBody(content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA)) InputStream body) {
        var workspace = workspaces.withWidgetKey(key).orElseThrow(() -> Problem.notFound("widget"));
        var visitor = visitor(workspace);
        slow("uploads:" + visitor, OF_A_VISITOR);
        slow("uploads from " + Peer.address(request.getRemoteAddr(), header("X-Forwarded-For")), FROM_AN_ADDRESS);
        return Tenant.in(
                workspace.id(),
                () -> Multipart.read(
                        request.getContentType(),
                        body,
                        "file",
                        part -> Response.status(201)
                                .entity(UploadBody.of(
                                        uploads.store(visitor, part.fileName(), part.contentType(), part.content())))
                                .build()));
    }

    private UUID visitor(WorkspaceView workspace) {
        if (!workspace.admits(header("Origin"))) {
            throw new Problem(403, "not allowed from here");
        }
        return tokens.visitor(workspace.id(), header("X-Visitor-Token"))
                .orElseThrow(() -> new Problem(401, "X-Visitor-Token is missing, unknown or has expired"));
    }

    private void slow(String key, int times) {
        if (limits.millisToWait(key, times, PERIOD) > 0) {
            throw new Problem(429, "too many files; try again in a while");
        }
    }

    private String header(String name) {
        @Nullable String value = request.getHeader(name);
        return Objects.requireNonNullElse(value, "");
    }
}
