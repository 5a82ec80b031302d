package org.deskbridge.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.prometheus.metrics.expositionformats.ExpositionFormats;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.security.MessageDigest;
import org.deskbridge.platform.Configuration;
import org.deskbridge.platform.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The figures of this node for a scraper: about the whole installation, so that no workspace's token opens them. */
@Path("/")
@RequestScoped
public class MetricsResource {
    @Inject
    Meters meters;

    @Inject
    Gauges gauges;

    @GET
    @PermitAll
    @Path("metrics")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Prometheus or OpenMetrics text, with the token of deskbridge.metrics.token")
    public Response metrics(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
        var token = Configuration.text("metrics.token").orElseThrow(() -> Problem.notFound("metrics"));
        if (authorization == null || !isSame(authorization, "Bearer " + token)) {
            throw new Problem(401, "send Authorization: Bearer <deskbridge.metrics.token>");
        }
        gauges.refresh();
        var writer = ExpositionFormats.init().findWriter(accept);
        var all = meters.registry().scrape();
        return Response.ok((StreamingOutput) out -> writer.write(out, all))
                .type(writer.getContentType())
                .build();
    }

    private static boolean isSame(String sent, String expected) {
        return MessageDigest.isEqual(sent.getBytes(UTF_8), expected.getBytes(UTF_8));
    }
}
