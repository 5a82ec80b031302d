package org.deskbridge.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.deskbridge.assistant.EarlierTickets.Known;
import org.deskbridge.conversation.Transcripts;

/**
 * Looks into the help desks when a visitor asks about their own earlier requests. What is found is told to somebody whose
 * identity is verified; whoever has only typed an address might have typed somebody else's.
 */
@ApplicationScoped
class Looking {
    @Inject
    Transcripts transcripts;

    @Inject
    @Any
    Instance<EarlierTickets> desks;

    /** What is decided when the desks are asked; the same decision where they need not be. */
    Judged instead(Judged judged, UUID workspace, UUID conversation, String message) {
        if (judged.decision() instanceof Decision.HandOver || !TicketQuestions.isOne(message)) {
            return judged;
        }
        var view = transcripts.get(conversation);
        var email = view.visitor().email();
        if (email == null || desks.stream().noneMatch(desk -> desk.isAskable(workspace))) {
            return judged;
        }
        if (!view.verified() && judged.decision() instanceof Decision.Answer) {
            return judged;
        }
        var known = desks.stream()
                .flatMap(desk -> desk.of(workspace, email).stream())
                .toList();
        return known.isEmpty() ? judged : looked(judged, view.verified(), known);
    }

    private static Judged looked(Judged judged, boolean verified, List<Known> known) {
        var decision = verified
                ? new Decision.Looked(TicketQuestions.told(known), TicketQuestions.tools(known))
                : new Decision.Looked(TicketQuestions.withoutTelling(), TicketQuestions.toolsWithoutCount(known));
        return new Judged(
                decision, TicketQuestions.TOOL, judged.humanRequest(), judged.findings(), judged.milliseconds());
    }
}
