package org.deskbridge.sync;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.Helpdesks;
import org.deskbridge.connector.WebhookProofs;
import org.deskbridge.connector.WebhookRecords;
import org.deskbridge.connector.Webhooks.Delivery;
import org.deskbridge.platform.Failpoint;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;

/** Where vendors tell us that something happened. Believed for its proof, stored, and understood later. */
@Path("/")
@RequestScoped
@Consumes(MediaType.WILDCARD)
public class WebhookResource {
    private static final Logger LOG = Logger.getLogger(WebhookResource.class.getName());
    private static final int MAX_BODY = 256 * 1024;

    /** The status that every vendor of today tries again after; 500 is one that Zendesk does not. */
    private static final int AGAIN_LATER = 503;

    @Inject
    WebhookRecords records;

    @Inject
    WebhookProofs proofs;

    @Inject
    Helpdesks helpdesks;

    @Inject
    Inbox inbox;

    @HEAD
    @PermitAll
    @Path("connectors/{id}/webhook")
    public Response here() {
        return Response.ok().build();
    }

    @POST
    @PermitAll
    @Path("connectors/{id}/webhook")
    public Response receive(@PathParam("id") String id, @Context HttpHeaders headers, InputStream body)
            throws IOException {
        var bytes = body.readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw new Problem(413, "a webhook has at most " + MAX_BODY + " bytes");
        }
        try {
            Failpoint.WEBHOOK_BEFORE_STORE.pass();
            return take(id, delivery(headers, bytes), bytes);
        } catch (Problem problem) {
            throw problem;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "a webhook of connector " + id + " could not be stored");
            return Response.status(AGAIN_LATER).header("Retry-After", "30").build();
        }
    }

    private Response take(String id, Delivery delivery, byte[] bytes) {
        var shared = helpdesks.of(id).filter(Helpdesk::hasOneWebhookAddress);
        if (shared.isEmpty()) {
            take(Ids.parse(id).orElseThrow(() -> Problem.notFound("connector")), delivery, bytes);
        } else {
            takeForAll(shared.get(), delivery, bytes);
        }
        Failpoint.WEBHOOK_BEFORE_ANSWER.pass();
        return Response.accepted().build();
    }

    /** Nobody here may know the account any more; the vendor would count an error against all the others. */
    private void takeForAll(Helpdesk helpdesk, Delivery delivery, byte[] bytes) {
        var secret = helpdesk.webhookSecret(Map.of()).orElseThrow(() -> Problem.notFound("connector"));
        if (!helpdesk.webhooks().trusts(delivery, bytes, secret)) {
            throw new Problem(401, "the webhook's proof does not fit");
        }
        helpdesk.webhooks()
                .label(delivery)
                .ifPresent(label ->
                        records.called(helpdesk.type(), label).forEach(connector -> take(connector, delivery, bytes)));
    }

    private void take(UUID connector, Delivery delivery, byte[] bytes) {
        var expected = proofs.of(connector).orElseThrow(() -> Problem.notFound("connector"));
        var webhooks = helpdesks
                .of(expected.type())
                .orElseThrow(() -> Problem.notFound("connector"))
                .webhooks();
        if (!webhooks.trusts(delivery, bytes, expected.secret())) {
            throw new Problem(401, "the webhook's proof does not fit");
        }
        var hints = webhooks.hints(delivery);
        if (hints.isEmpty()) {
            throw new Problem(400, "the webhook names nothing");
        }
        hints.forEach(hint -> inbox.keep(connector, hint, bytes));
    }

    private static Delivery delivery(HttpHeaders headers, byte[] bytes) {
        var map = new HashMap<String, String>();
        headers.getRequestHeaders()
                .forEach((name, values) -> map.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Delivery(map, new String(bytes, StandardCharsets.UTF_8));
    }
}
