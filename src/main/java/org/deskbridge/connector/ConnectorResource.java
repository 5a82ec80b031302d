package org.deskbridge.connector;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.deskbridge.platform.Configuration;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Page;
import org.deskbridge.platform.Problem;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;
import org.deskbridge.workspace.WorkspaceView;
import org.deskbridge.workspace.Workspaces;

/** Connectors over REST, for the admins of their workspaces. */
@Path("/")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class ConnectorResource {
    @Inject
    Access access;

    @Inject
    Connectors connectors;

    @Inject
    Connecting connecting;

    @Inject
    Helpdesks helpdesks;

    @Inject
    WebhookRecords webhooks;

    @Inject
    Workspaces workspaces;

    @Context
    UriInfo uri;

    /** What {@code POST /connectors/{id}/webhook/test} did. */
    public record Triggered(boolean sent) {}

    /** What an admin does where we may not register a webhook. */
    public record Steps(List<String> steps) {}

    @GET
    @Path("connectors")
    public Page<ConnectorView> list() {
        var mine = workspaces.of(access.reader());
        var all = mine.stream()
                .flatMap(workspace -> connectors.of(workspace.id()).stream())
                .filter(connector -> administers(connector))
                .collect(Collectors.toMap(
                        ConnectorView::id, one -> one, (one, same) -> one, java.util.LinkedHashMap::new));
        return new Page<>(List.copyOf(all.values()), null);
    }

    private boolean administers(ConnectorView connector) {
        return connector.workspaces().stream().anyMatch(workspace -> access.may(workspace, Need.ADMINISTER));
    }

    @POST
    @Path("connectors/test")
    public Connecting.Tested test(Fields body) {
        access.administrator();
        var helpdesk = helpdesk(body);
        var credentials =
                helpdesk.map(one -> one.credentials(body.object("credentials"))).orElse(Map.of());
        body.check();
        return connecting.test(helpdesk.orElseThrow().type(), credentials);
    }

    @POST
    @Path("connectors")
    public Response create(Fields body) {
        access.administrator();
        var helpdesk = helpdesk(body);
        var name = body.text("name", 200);
        var credentials =
                helpdesk.map(one -> one.credentials(body.object("credentials"))).orElse(Map.of());
        var settings = Settings.read(body.object("settings"));
        var of = workspaces(body);
        body.check();
        connecting.check(settings, helpdesk.orElseThrow().type(), credentials);
        var id = connecting.connect(
                new Connectors.Wanted(helpdesk.orElseThrow().type(), name, credentials, settings, of), apiBase());
        return Response.created(URI.create("connectors/" + id)).entity(view(id)).build();
    }

    @GET
    @Path("connectors/{id}")
    public ConnectorView get(@PathParam("id") String id) {
        return view(connector(id));
    }

    @PATCH
    @Path("connectors/{id}")
    public ConnectorView change(@PathParam("id") String id, Fields body) {
        var connector = connector(id);
        var helpdesk = helpdesks.known(view(connector).type());
        var name = body.has("name") ? body.text("name", 200) : null;
        var credentials = body.has("credentials") ? helpdesk.credentials(body.object("credentials")) : null;
        var settings = body.has("settings") ? Settings.read(body.object("settings")) : null;
        var of = body.has("workspaces") ? workspaces(body) : null;
        body.check();
        if (settings != null && credentials == null) {
            connecting.check(settings, connector);
        }
        connectors.change(connector, new Connectors.Change(name, credentials, settings, of));
        if (credentials != null && connecting.test(connector).ok()) {
            connecting.registerWebhook(connector);
        }
        return view(connector);
    }

    @DELETE
    @Path("connectors/{id}")
    public Response disconnect(@PathParam("id") String id) {
        connecting.disconnect(connector(id));
        return Response.noContent().build();
    }

    @GET
    @Path("connectors/{id}/vocabulary")
    public Vocabulary vocabulary(@PathParam("id") String id) {
        return connecting.vocabulary(connector(id));
    }

    @POST
    @Path("connectors/{id}/webhook/register")
    public ConnectorView register(@PathParam("id") String id) {
        var connector = connector(id);
        connecting.registerWebhook(connector);
        return view(connector);
    }

    @POST
    @Path("connectors/{id}/webhook/test")
    public Triggered trigger(@PathParam("id") String id) {
        return new Triggered(connecting.triggerWebhook(connector(id)));
    }

    /** For a webhook that was set up by hand at a vendor which chooses the secret itself. */
    @PUT
    @Path("connectors/{id}/webhook/secret")
    public ConnectorView secret(@PathParam("id") String id, Fields body) {
        var connector = connector(id);
        var secret = body.text("secret", 200);
        body.check();
        webhooks.secret(connector, secret.strip());
        return view(connector);
    }

    @GET
    @Path("connectors/{id}/webhook/steps")
    public Steps steps(@PathParam("id") String id) {
        return new Steps(connecting.webhookSteps(connector(id)));
    }

    private UUID connector(String id) {
        return access.toAll(
                "connector", id, uuid -> connectors.get(uuid).map(ConnectorView::workspaces), Need.ADMINISTER);
    }

    private ConnectorView view(UUID id) {
        return connectors.get(id).orElseThrow(() -> Problem.notFound("connector"));
    }

    private Optional<Helpdesk> helpdesk(Fields body) {
        var types = helpdesks.all().stream().map(Helpdesk::type).collect(Collectors.toSet());
        var type = body.choice("type", types);
        if (!body.has("type")) {
            body.wrong("type", "is required");
        }
        return type == null ? Optional.empty() : helpdesks.of(type);
    }

    private Set<UUID> workspaces(Fields body) {
        var ids = body.texts("workspaces", 100, 36);
        if (ids == null || ids.isEmpty()) {
            body.wrong("workspaces", "must name at least one workspace");
            return Set.of();
        }
        var of = new HashSet<UUID>();
        var mine =
                workspaces.of(access.reader()).stream().map(WorkspaceView::id).collect(Collectors.toSet());
        for (var id : ids) {
            var known = mine.stream().filter(one -> one.toString().equals(id)).findFirst();
            if (known.isEmpty() || !access.may(known.get(), Need.ADMINISTER)) {
                body.wrong("workspaces", "must be workspaces that you administer: " + id + " is none");
            }
            known.ifPresent(of::add);
        }
        return of;
    }

    private String apiBase() {
        var configured = Configuration.publicUrl();
        return configured.isEmpty() ? uri.getBaseUri().toString() : configured + "/api/v1/";
    }
}
