package org.deskbridge.upload;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.deskbridge.conversation.Attachment;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.jspecify.annotations.Nullable;

/** Gives a file to whoever has its signed address; nothing in it can run here, whatever it holds. */
@Path("/")
@RequestScoped
public class AttachmentResource {
    @Inject
    Uploads uploads;

    @Inject
    SignedLinks links;

    @GET
    @PermitAll
    @Path("attachments/{id}")
    @Produces(MediaType.WILDCARD)
    public Response download(@PathParam("id") String text, @QueryParam("key") @Nullable String key) {
        var id = Ids.parse(text).orElseThrow(() -> Problem.notFound("attachment"));
        var workspace = uploads.workspaceOf(id).orElseThrow(() -> Problem.notFound("attachment"));
        if (key == null || !links.opens(key, workspace, id)) {
            throw new Problem(403, "this link has expired or was altered; the conversation has a fresh one");
        }
        return Tenant.in(workspace, () -> file(uploads.get(id)));
    }

    private Response file(Attachment attachment) {
        var content = uploads.open(attachment.id());
        var text = attachment.contentType().startsWith("text/");
        return Response.ok((StreamingOutput) content::transferTo)
                .type(attachment.contentType() + (text ? ";charset=UTF-8" : ""))
                .header("Content-Length", attachment.size())
                .header("Content-Disposition", disposition(attachment))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "private, max-age=3600")
                .build();
    }

    private static String disposition(Attachment attachment) {
        var plain = attachment.name().replaceAll("[^ !#-$&-.0-9A-Z^_a-z{}~-]", "_");
        var encoded = URLEncoder.encode(attachment.name(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return (attachment.contentType().startsWith("image/") ? "inline" : "attachment") + "; filename=\"" + plain
                + "\"; filename*=UTF-8''" + encoded;
    }
}
