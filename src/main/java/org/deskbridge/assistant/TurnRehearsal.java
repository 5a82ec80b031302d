package org.deskbridge.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.deskbridge.escalation.Reason;
import org.deskbridge.escalation.RuleSet;
import org.deskbridge.escalation.RuleSet.Judgement;

/** Judges a turn as in earnest, but says and stores nothing. */
@ApplicationScoped
public class TurnRehearsal {
    @Inject
    EmbeddedAgent agent;

    @Inject
    Signs signs;

    /** What would have been decided, and what the rules would have said to it. */
    public record Verdict(Judged judged, List<Judgement> rules) {
        public String decision() {
            return AnswerTrace.word(judged.decision());
        }

        /** As it would stand in a trace. */
        public JsonObject trace() {
            return AnswerTrace.json(judged, rules);
        }
    }

    /** The texts are the visitor's, oldest first, the last of them unanswered. */
    public Verdict judge(UUID workspace, List<String> texts, String lastReply, RuleSet rules) {
        var judged = agent.decide(workspace, texts, rules.answerThreshold(), rules.has(Reason.EXPLICIT_REQUEST));
        var heard = new Signs.Heard(texts, 1, lastReply, rules.of(Reason.TOPIC).names());
        return new Verdict(judged, rules.judge(signs.in(heard, List.of(judged))));
    }
}
