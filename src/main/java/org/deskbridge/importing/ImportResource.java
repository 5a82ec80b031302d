package org.deskbridge.importing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.connector.ConnectorView;
import org.deskbridge.connector.Connectors;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Page;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;

/** Imports over REST, for the admins of a workspace. */
@Path("/")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
    @Inject
    Access access;

    @Inject
    Imports imports;

    @Inject
    Connectors connectors;

    @POST
    @Path("workspaces/{w}/imports")
    public Response begin(@PathParam("w") String w, Fields body) {
        var workspace = access.workspace(w, Need.ADMINISTER);
        var connector = connector(workspace, body);
        var into = body.choice("into", Set.of("desk", "drafts"));
        if (!body.has("into")) {
            body.wrong("into", "is required");
        }
        var since = since(body);
        body.check();
        var begun = imports.begin(connector.orElseThrow(), "desk".equals(into), since);
        return Response.created(URI.create("imports/" + begun.id()))
                .entity(begun)
                .build();
    }

    private Optional<UUID> connector(UUID workspace, Fields body) {
        var id = body.text("connector", 36);
        var found = Ids.parse(id)
                .flatMap(connectors::get)
                .filter(one -> one.workspaces().contains(workspace));
        if (found.isEmpty() || !isReadable(found.get())) {
            body.wrong("connector", "must be a connected account of this workspace whose tickets can be listed");
        }
        return found.map(ConnectorView::id);
    }

    private boolean isReadable(ConnectorView connector) {
        return !connector.state().equals("disconnected")
                && connectors
                        .helpdesk(connector.id())
                        .flatMap(Helpdesk::archive)
                        .isPresent();
    }

    private static Instant since(Fields body) {
        var text = body.optionalText("since", 40);
        try {
            return text == null ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeException e) {
            body.wrong("since", "must be a time such as 2026-01-31T00:00:00Z");
            return Instant.EPOCH;
        }
    }

    @GET
    @Path("workspaces/{w}/imports")
    public Page<ImportView> list(@PathParam("w") String w) {
        access.workspace(w, Need.ADMINISTER);
        return new Page<>(imports.list(), null);
    }

    @GET
    @Path("imports/{id}")
    public ImportView get(@PathParam("id") String id) {
        return imports.get(access.to("import", id, imports::workspaceOf, Need.ADMINISTER));
    }

    @POST
    @Path("imports/{id}/stop")
    public ImportView stop(@PathParam("id") String id) {
        return imports.stop(access.to("import", id, imports::workspaceOf, Need.ADMINISTER));
    }
}
