package org.deskbridge.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.deskbridge.assistant.Decision;
import org.deskbridge.assistant.TurnRehearsal;
import org.deskbridge.escalation.Escalations;
import org.deskbridge.escalation.HandOvers;
import org.deskbridge.escalation.Reason;
import org.deskbridge.escalation.Route;
import org.deskbridge.escalation.Rule;
import org.deskbridge.escalation.RuleSet;
import org.deskbridge.workspace.Workspaces;

/** Asks the assistant as a visitor would, with today's articles and rules; slow, and in no transaction. */
@ApplicationScoped
class Answers {
    @Inject
    TurnRehearsal rehearsal;

    @Inject
    HandOvers handOvers;

    @Inject
    Workspaces workspaces;

    List<Given> to(UUID workspace, List<EvaluationCase> cases) {
        var rules = rules(workspace);
        return cases.stream().map(one -> to(workspace, one, rules)).toList();
    }

    private Given to(UUID workspace, EvaluationCase one, RuleSet rules) {
        var said = one.before.isEmpty() ? List.of(one.question) : List.of(one.before, one.question);
        var verdict = rehearsal.judge(workspace, said, "", rules);
        var judged = verdict.judged();
        var fired = Escalations.fired(verdict.rules());
        var answer = judged.decision() instanceof Decision.Answer found ? found : null;
        return new Given(
                fired.isEmpty() ? ending(judged.decision()) : Ending.HANDED_OVER,
                answer == null ? "" : answer.text(),
                answer == null ? List.of() : answer.citations(),
                judged.decision().confidence(),
                judged.milliseconds(),
                fired.stream().map(Reason::word).toList());
    }

    private static Ending ending(Decision decision) {
        return switch (decision) {
            case Decision.Answer answer -> Ending.ANSWERED;
            case Decision.HandOver over -> Ending.HANDED_OVER;
            case Decision.Unsure unsure -> Ending.UNKNOWN;
            case Decision.Looked looked -> Ending.COURTESY;
            case Decision.SmallTalk talk -> Ending.COURTESY;
        };
    }

    /** Where the workspace hands nothing over, no rule does. */
    private RuleSet rules(UUID workspace) {
        var rules = handOvers.rules(workspace);
        if (workspaces.abilities(workspace).handover()) {
            return rules;
        }
        var silent = new EnumMap<>(rules.rules());
        RuleSet.reasons().forEach(reason -> silent.put(reason, silenced(rules.of(reason))));
        return new RuleSet(silent);
    }

    private static Rule silenced(Rule rule) {
        return new Rule(false, rule.threshold(), rule.names(), Route.NONE);
    }
}
