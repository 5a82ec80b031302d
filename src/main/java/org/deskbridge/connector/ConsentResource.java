package org.deskbridge.connector;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.connector.ConsentStates.Begun;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.PublicAddress;
import org.deskbridge.platform.Secrets;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;
import org.deskbridge.workspace.ConsoleLink;
import org.jspecify.annotations.Nullable;

/** The way to a vendor's consent page and back (OAuth, authorization code). */
@Path("/")
@RequestScoped
@Consumes(MediaType.WILDCARD)
public class ConsentResource {
    private static final Logger LOG = Logger.getLogger(ConsentResource.class.getName());
    private static final String KEPT = "deskbridge-consent";
    private static final int SECONDS = 15 * 60;

    @Inject
    Access access;

    @Inject
    Helpdesks helpdesks;

    @Inject
    ConsentStates states;

    @Inject
    Consenting consenting;

    @Inject
    PublicAddress address;

    @GET
    @ConsoleLink
    @Path("connectors/{type}/authorize")
    public Response authorize(@PathParam("type") String type, @QueryParam("workspace") @Nullable String workspace) {
        var helpdesk = helpdesk(type);
        var begun = new Begun(
                access.administrator(), access.workspace(Objects.requireNonNullElse(workspace, ""), Need.ADMINISTER));
        var consent = helpdesk.consent().orElseThrow();
        if (!consent.isConfigured()) {
            return trouble("not-configured");
        }
        var kept = Secrets.randomText(24);
        var page = consent.page(states.seal(type, begun, kept), callback(type));
        return Response.seeOther(URI.create(page)).cookie(cookie(kept, SECONDS)).build();
    }

    /** A state is used up with the cookie, whatever comes of it; a code works once at the vendor. */
    @GET
    @ConsoleLink
    @Path("connectors/{type}/callback")
    public Response callback(
            @PathParam("type") String type,
            @QueryParam("state") @Nullable String state,
            @QueryParam("code") @Nullable String code,
            @CookieParam(KEPT) @Nullable String kept) {
        var helpdesk = helpdesk(type);
        var caller = access.administrator();
        var begun = state == null || kept == null
                ? java.util.Optional.<Begun>empty()
                : states.open(type, state, kept).filter(one -> one.account().equals(caller));
        if (begun.isEmpty()) {
            return trouble("state");
        }
        if (code == null || code.isBlank()) {
            return trouble("denied");
        }
        access.workspace(begun.get().workspace().toString(), Need.ADMINISTER);
        return completed(helpdesk, begun.get(), code);
    }

    private Response completed(Helpdesk helpdesk, Begun begun, String code) {
        try {
            var id = consenting.complete(helpdesk, begun.workspace(), code, address.base() + "api/v1/");
            return to("connector.xhtml?id=" + id);
        } catch (VendorTrouble trouble) {
            LOG.log(Level.INFO, "{0} gave no credentials: {1}", new Object[] {helpdesk.name(), trouble.getMessage()});
            return trouble(trouble.status() == 0 || trouble.status() >= 500 ? "vendor" : "code");
        }
    }

    private Helpdesk helpdesk(String type) {
        return helpdesks
                .of(type)
                .filter(one -> one.consent().isPresent())
                .orElseThrow(() -> Problem.notFound("help desk"));
    }

    private String callback(String type) {
        return address.base() + "api/v1/connectors/" + type + "/callback";
    }

    private Response trouble(String code) {
        return to("integrations.xhtml?trouble=" + code);
    }

    private Response to(String page) {
        return Response.seeOther(URI.create(address.base() + "console/" + page))
                .cookie(cookie("", 0))
                .build();
    }

    private NewCookie cookie(String kept, int seconds) {
        return new NewCookie.Builder(KEPT)
                .value(kept)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(address.base().startsWith("https://"))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
