package org.deskbridge.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.UUID;
import org.deskbridge.assistant.Ability.Heard;
import org.deskbridge.conversation.Turn;

/** Lets what the shop's own systems know or do come before what its articles say, where a message surely asks for it. */
@ApplicationScoped
class Acting {
    private static final String RULE = "action";

    @Inject
    @Any
    Instance<Ability> abilities;

    Judged instead(Judged judged, UUID workspace, Turn turn, String message) {
        return switch (judged.decision()) {
            case Decision.HandOver over -> judged;
            case Decision.SmallTalk talk -> judged;
            case Decision.Looked looked -> judged;
            case Decision.Answer answer -> acted(judged, workspace, turn, message, true);
            case Decision.Unsure unsure -> acted(judged, workspace, turn, message, false);
        };
    }

    private Judged acted(Judged judged, UUID workspace, Turn turn, String message, boolean answered) {
        var heard = new Heard(turn.conversation(), message, turn.lastReply(), answered);
        return abilities.stream()
                .flatMap(ability -> ability.answer(workspace, heard).stream())
                .findFirst()
                .map(looked ->
                        new Judged(looked, RULE, judged.humanRequest(), judged.findings(), judged.milliseconds()))
                .orElse(judged);
    }
}
