package org.deskbridge.escalation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Json;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;

/** The rules of handing over and the office hours over REST. */
@Path("/")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RulesResource {
    private static final int DAYS = 7;

    @Inject
    Access access;

    @Inject
    HandOvers handOvers;

    /** With how often each rule fired in the last seven days. */
    @GET
    @Path("workspaces/{w}/escalation-rules")
    public JsonObject rules(@PathParam("w") String w) {
        return shown(access.workspace(w, Need.READ));
    }

    private JsonObject shown(UUID workspace) {
        var fired = handOvers.fired(workspace, DAYS);
        var json = Json.createObjectBuilder();
        var rules = RuleSetJson.write(handOvers.rules(workspace));
        RuleSet.NAMES.forEach((name, reason) -> json.add(
                name,
                Json.createObjectBuilder(rules.getJsonObject(name))
                        .add("firedLastWeek", fired.getOrDefault(reason.word(), 0L))));
        return json.build();
    }

    /** What is not mentioned stays as it is. */
    @PUT
    @Path("workspaces/{w}/escalation-rules")
    public JsonObject rules(@PathParam("w") String w, Fields body) {
        var workspace = access.workspace(w, Need.ADMINISTER);
        var wanted = RuleSetJson.read(body, handOvers.rules(workspace));
        body.check();
        handOvers.change(workspace, wanted);
        return shown(workspace);
    }

    @GET
    @Path("workspaces/{w}/office-hours")
    public JsonObject hours(@PathParam("w") String w) {
        return OfficeHoursJson.write(handOvers.hours(access.workspace(w, Need.READ)));
    }

    @PUT
    @Path("workspaces/{w}/office-hours")
    public JsonObject hours(@PathParam("w") String w, Fields body) {
        var workspace = access.workspace(w, Need.ADMINISTER);
        var wanted = OfficeHoursJson.read(body, handOvers.hours(workspace));
        body.check();
        handOvers.change(workspace, wanted);
        return OfficeHoursJson.write(wanted);
    }
}
