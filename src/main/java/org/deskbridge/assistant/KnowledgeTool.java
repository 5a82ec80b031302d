package org.deskbridge.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.deskbridge.platform.Json;

/** Lets a model search the workspace's own articles in its own words. */
@ApplicationScoped
class KnowledgeTool implements AgentTool {
    static final String NAME = "search_knowledge";
    private static final int LONGEST_QUERY = 300;

    private static final JsonObject ARGUMENTS = Json.createObjectBuilder()
            .add("type", "object")
            .add(
                    "properties",
                    Json.createObjectBuilder()
                            .add(
                                    "query",
                                    Json.createObjectBuilder()
                                            .add("type", "string")
                                            .add("maxLength", LONGEST_QUERY)))
            .add("required", Json.createArrayBuilder().add("query"))
            .build();

    @Inject
    Searching knowledge;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Searches the shop's help articles. Use it when the passages at hand do not answer the question, with a"
                + " whole question in plain words. Gives numbered passages.";
    }

    @Override
    public JsonObject arguments() {
        return ARGUMENTS;
    }

    @Override
    public boolean isFor(Talk talk) {
        return true;
    }

    @Override
    public Outcome run(Talk talk, JsonObject arguments) {
        var query = arguments.getString("query");
        return query.isBlank()
                ? new Outcome.Refused("the query is empty")
                : new Outcome.Found(knowledge.search(talk.workspace(), query));
    }
}
