package org.deskbridge.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.deskbridge.escalation.HandOvers;
import org.deskbridge.escalation.Reason;
import org.deskbridge.workspace.Workspaces;

/** Lets a model call a person, where a visitor who asks for one would get one. */
@ApplicationScoped
class HandOverTool implements AgentTool {
    static final String NAME = "hand_over";

    @Inject
    Workspaces workspaces;

    @Inject
    HandOvers handOvers;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Hands the conversation to a person of the team. Use it when the visitor asks for a person, and only then.";
    }

    @Override
    public JsonObject arguments() {
        return Arguments.NONE;
    }

    @Override
    public boolean isFor(Talk talk) {
        return workspaces.abilities(talk.workspace()).handover()
                && handOvers.rules(talk.workspace()).has(Reason.EXPLICIT_REQUEST);
    }

    @Override
    public Outcome run(Talk talk, JsonObject arguments) {
        return new Outcome.HandOver();
    }
}
