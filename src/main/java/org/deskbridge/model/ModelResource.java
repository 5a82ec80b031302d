package org.deskbridge.model;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.deskbridge.platform.Fields;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;
import org.jspecify.annotations.Nullable;

/** A workspace's language model over REST. */
@Path("/workspaces/{w}/model")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class ModelResource {
    @Inject
    Access access;

    @Inject
    ModelSettings settings;

    @Inject
    ModelTrial trial;

    /** A secret, of which only that it is there is told. */
    public record Secret(boolean set) {}

    /** The settings as REST shows them; an empty address means the operator's model, where there is one. */
    public record Body(
            boolean enabled,
            boolean installation,
            String url,
            String model,
            Secret apiKey,
            long conversationTokens,
            long dayTokens,
            double inputPrice,
            double outputPrice,
            long spentToday) {
        static Body of(ModelSettings.View view) {
            return new Body(
                    view.enabled(),
                    view.installation(),
                    view.url(),
                    view.model(),
                    new Secret(view.keySet()),
                    view.conversationTokens(),
                    view.dayTokens(),
                    view.inputPrice(),
                    view.outputPrice(),
                    view.spentToday());
        }
    }

    @GET
    public Body get(@PathParam("w") String w) {
        return Body.of(settings.get(access.workspace(w, Need.ADMINISTER)));
    }

    /** What is not mentioned stays as it is; an empty text takes away. */
    @PUT
    public Body put(@PathParam("w") String w, Fields body) {
        var workspace = access.workspace(w, Need.ADMINISTER);
        return Body.of(settings.change(workspace, change(body)));
    }

    /** Tries what is set, with the given fields instead where there are any; keeps nothing. */
    @POST
    @Path("test")
    public ModelTrial.Tried test(@PathParam("w") String w, Fields body) {
        var workspace = access.workspace(w, Need.ADMINISTER);
        return trial.with(workspace, change(body));
    }

    private static @Nullable Double price(Fields body, String name) {
        return body.has(name) ? body.number(name, 0, 1_000_000, 0) : null;
    }

    private static ModelSettings.Change change(Fields body) {
        var change = new ModelSettings.Change(
                body.has("enabled") ? body.flag("enabled", true) : null,
                body.optionalText("url", 2000),
                body.optionalText("model", 200),
                body.optionalText("apiKey", 500),
                body.count("conversationTokens").orElse(null),
                body.count("dayTokens").orElse(null),
                price(body, "inputPrice"),
                price(body, "outputPrice"));
        body.check();
        return change;
    }
}
