package org.deskbridge.assistant;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.deskbridge.assistant.EarlierTickets.Earlier;
import org.deskbridge.assistant.EarlierTickets.Known;
import org.deskbridge.conversation.Transcripts;

/**
 * Lets a model look into the help desks for the customer of this conversation and nobody else: whose tickets they are is
 * read from the conversation, and only somebody whose identity is verified hears what was found.
 */
abstract class TicketsTool implements AgentTool {
    @Inject
    Transcripts transcripts;

    @Inject
    @Any
    Instance<EarlierTickets> desks;

    /** Which of them this tool is about. */
    abstract boolean concerns(Earlier ticket);

    @Override
    public JsonObject arguments() {
        return Arguments.NONE;
    }

    @Override
    public boolean isFor(Talk talk) {
        return transcripts.get(talk.conversation()).visitor().email() != null
                && desks.stream().anyMatch(desk -> desk.isAskable(talk.workspace()));
    }

    @Override
    public Outcome run(Talk talk, JsonObject arguments) {
        var view = transcripts.get(talk.conversation());
        var email = view.visitor().email();
        if (email == null || !view.verified()) {
            return new Outcome.Refused(
                    "the visitor's identity is not confirmed, so nothing may be told of their requests;"
                            + " a person of the team can help them");
        }
        var known = desks.stream()
                .flatMap(desk -> desk.of(talk.workspace(), email).stream())
                .map(desk -> new Known(
                        desk.desk(),
                        desk.newestFirst().stream().filter(this::concerns).toList()))
                .toList();
        return known.isEmpty()
                ? new Outcome.Refused("no help desk can be asked now")
                : new Outcome.Told(TicketQuestions.told(known), TicketQuestions.tools(known));
    }
}
