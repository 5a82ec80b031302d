package org.deskbridge.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Page;
import org.deskbridge.workspace.Access.Need;
import org.jspecify.annotations.Nullable;

/** Workspaces and their settings over REST. */
@Path("/")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class WorkspaceResource {
    private static final Set<String> MODES =
            Set.of("builtin", "gorgias", "zendesk", "zendesk-conversations", "freshdesk", "intercom");
    private static final Set<String> SENSITIVITIES = Set.of("low", "medium", "high");

    @Inject
    Access access;

    @Inject
    Workspaces workspaces;

    /** A rule that is only on or off. */
    public record Toggle(boolean enabled) {}

    /** E-mail capture and how eagerly it asks. */
    public record EmailCapture(boolean enabled, String sensitivity) {}

    /** The assistant's abilities as REST shows them. */
    public record AbilitiesBody(Toggle handover, EmailCapture emailCapture) {
        static AbilitiesBody of(Abilities abilities) {
            return new AbilitiesBody(
                    new Toggle(abilities.handover()),
                    new EmailCapture(abilities.emailCapture(), abilities.emailSensitivity()));
        }
    }

    @GET
    @Path("workspaces")
    public Page<WorkspaceView> list() {
        return new Page<>(workspaces.of(access.reader()), null);
    }

    @POST
    @Path("workspaces")
    public Response create(Fields body) {
        var founder = access.founder();
        var name = body.text("name", 200);
        var change = change(body);
        body.check();
        var created = workspaces.create(name, founder);
        var view = workspaces.change(created.id(), change);
        return Response.created(URI.create("workspaces/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @Path("workspaces/{w}")
    public WorkspaceView get(@PathParam("w") String w) {
        return workspaces.get(access.workspace(w, Need.READ));
    }

    @PATCH
    @Path("workspaces/{w}")
    public WorkspaceView change(@PathParam("w") String w, Fields body) {
        var workspace = access.workspace(w, Need.ADMINISTER);
        var change = change(body);
        body.check();
        return workspaces.change(workspace, change);
    }

    private static Workspaces.Change change(Fields body) {
        if (body.has("brand")
                && !Objects.requireNonNullElse(body.optionalText("brand", 20), "")
                        .matches("#[0-9a-fA-F]{6}")) {
            body.wrong("brand", "must be a colour such as #1f6f54");
        }
        return new Workspaces.Change(
                body.has("name") ? body.text("name", 200) : null,
                body.choice("helpdeskMode", MODES),
                sites(body),
                body.has("assistantName") ? body.text("assistantName", 100) : null,
                body.optionalText("greeting", 1000),
                body.optionalText("brand", 20),
                body.optionalText("teamMail", 1000),
                retention(body));
    }

    private static @Nullable Integer retention(Fields body) {
        var days = body.count("retentionDays").orElse(0L);
        if (days > Workspaces.MOST_DAYS) {
            body.wrong("retentionDays", "must be from 0 (for ever) to " + Workspaces.MOST_DAYS);
        }
        return body.has("retentionDays") ? (int) Math.min(days, Workspaces.MOST_DAYS) : null;
    }

    private static @Nullable List<String> sites(Fields body) {
        var sites = body.texts("allowedSites", 100, 300);
        if (sites == null) {
            return null;
        }
        if (!sites.stream().allMatch(site -> site.matches("https?://[A-Za-z0-9.\\-\\[\\]:]{1,255}"))) {
            body.wrong("allowedSites", "must be origins such as https://shop.example");
        }
        return sites;
    }

    @GET
    @Path("workspaces/{w}/abilities")
    public AbilitiesBody abilities(@PathParam("w") String w) {
        return AbilitiesBody.of(workspaces.abilities(access.workspace(w, Need.READ)));
    }

    @PUT
    @Path("workspaces/{w}/abilities")
    public AbilitiesBody abilities(@PathParam("w") String w, Fields body) {
        var workspace = access.workspace(w, Need.ADMINISTER);
        var now = workspaces.abilities(workspace);
        var email = body.object("emailCapture");
        var sensitivity = email.choice("sensitivity", SENSITIVITIES);
        var wanted = new Abilities(
                body.object("handover").flag("enabled", now.handover()),
                email.flag("enabled", now.emailCapture()),
                sensitivity == null ? now.emailSensitivity() : sensitivity);
        body.check();
        return AbilitiesBody.of(workspaces.change(workspace, wanted));
    }
}
