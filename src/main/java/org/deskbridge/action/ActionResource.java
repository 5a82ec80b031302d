package org.deskbridge.action;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import java.util.UUID;
import org.deskbridge.action.Calls.Ran;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Json;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;

/** Actions, their hosts and a trial run over REST; the secret of a header goes in and never comes out. */
@Path("/")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class ActionResource {
    @Inject
    Access access;

    @Inject
    Actions actions;

    @Inject
    Trials trials;

    /** The list of hosts as REST shows it. */
    public record Hosts(List<String> hosts) {}

    @GET
    @Path("workspaces/{w}/actions")
    public JsonObject list(@PathParam("w") String w) {
        access.workspace(w, Need.READ);
        var items = Json.createArrayBuilder();
        actions.list().forEach(one -> items.add(one.json()));
        return Json.createObjectBuilder().add("items", items).addNull("next").build();
    }

    @POST
    @Path("workspaces/{w}/actions")
    public Response create(@PathParam("w") String w, Fields body) {
        access.workspace(w, Need.ADMINISTER);
        var made = actions.create(body);
        return Response.created(URI.create("actions/" + made.id()))
                .entity(made.json())
                .build();
    }

    @POST
    @Path("workspaces/{w}/actions/test")
    public Ran test(@PathParam("w") String w, Fields body) {
        access.workspace(w, Need.ADMINISTER);
        return trials.run(body);
    }

    @GET
    @Path("workspaces/{w}/action-hosts")
    public Hosts hosts(@PathParam("w") String w) {
        access.workspace(w, Need.READ);
        return new Hosts(actions.hosts());
    }

    @PUT
    @Path("workspaces/{w}/action-hosts")
    public Hosts hosts(@PathParam("w") String w, Fields body) {
        access.workspace(w, Need.ADMINISTER);
        if (!body.has("hosts")) {
            body.wrong("hosts", "is required");
        }
        var hosts = Objects.requireNonNullElse(body.texts("hosts", 50, 300), List.<String>of());
        body.check();
        return new Hosts(actions.allow(hosts));
    }

    @GET
    @Path("actions/{id}")
    public JsonObject get(@PathParam("id") String id) {
        return actions.get(action(id, Need.READ)).json();
    }

    @PUT
    @Path("actions/{id}")
    public JsonObject change(@PathParam("id") String id, Fields body) {
        return actions.change(action(id, Need.ADMINISTER), body).json();
    }

    @DELETE
    @Path("actions/{id}")
    public void remove(@PathParam("id") String id) {
        actions.remove(action(id, Need.ADMINISTER));
    }

    private UUID action(String id, Need need) {
        return access.to("action", id, actions::workspaceOf, need);
    }
}
