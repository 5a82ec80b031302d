package org.deskbridge.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.conversation.Control;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.conversation.Turn;
import org.deskbridge.escalation.HandOvers;
import org.deskbridge.escalation.Reason;
import org.deskbridge.escalation.RuleSet;
import org.deskbridge.platform.Failpoint;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;
import org.deskbridge.workspace.Workspaces;

/** The assistant's turn: reads what waits, thinks outside any transaction, and says it only if it is still wanted. */
@ApplicationScoped
class Answering implements WorkHandler {
    static final String KIND = "answer";

    /** A visitor who sends more than this before an answer comes is answered on the last of them. */
    private static final int MOST_AT_ONCE = 5;

    @Inject
    Transcripts transcripts;

    @Inject
    Workspaces workspaces;

    @Inject
    EmbeddedAgent agent;

    @Inject
    Looking looking;

    @Inject
    ModelAgent model;

    @Inject
    HandOvers handOvers;

    @Inject
    Signs signs;

    @Inject
    Acting acting;

    @Inject
    Asking asking;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var turn = transcripts.turn(Objects.requireNonNull(job.conversation(), "conversation"));
        if (turn.control() != Control.ASSISTANT || turn.unanswered() == 0) {
            return new Outcome.Done("nothing waits for the assistant");
        }
        var rules = handOvers.rules(job.workspace());
        var judged = judge(job.workspace(), turn, rules);
        var found = signs.in(
                new Signs.Heard(
                        turn.visitorTexts(),
                        turn.unanswered(),
                        turn.lastReply(),
                        rules.of(Reason.TOPIC).names()),
                judged);
        Failpoint.ANSWER_BEFORE_COMMIT.pass();
        return new Outcome.Done(
                asking.give(job.workspace(), turn, judged, rules.judge(found))
                        ? judged.getLast().rule()
                        : "overtaken");
    }

    private List<Judged> judge(UUID workspace, Turn turn, RuleSet rules) {
        var mayHandOver = rules.has(Reason.EXPLICIT_REQUEST)
                && workspaces.abilities(workspace).handover();
        var texts = turn.visitorTexts();
        var from = texts.size() - Math.min(Math.min(turn.unanswered(), MOST_AT_ONCE), texts.size());
        var judged = new ArrayList<Judged>();
        for (var end = from + 1; end <= texts.size(); end++) {
            var said = texts.subList(0, end);
            judged.add(decided(workspace, turn, said, rules.answerThreshold(), mayHandOver));
        }
        return judged;
    }

    private Judged decided(UUID workspace, Turn turn, List<String> said, double threshold, boolean mayHandOver) {
        var first = agent.decide(workspace, said, threshold, mayHandOver);
        var thanks = first.decision() instanceof Decision.HandOver
                ? Optional.<Judged>empty()
                : asking.thanks(turn, said.getLast());
        return thanks.orElseGet(() -> beyond(first, workspace, turn, said, threshold));
    }

    /** What others know about it beside the articles. */
    private Judged beyond(Judged first, UUID workspace, Turn turn, List<String> said, double threshold) {
        var looked = looking.instead(first, workspace, turn.conversation(), said.getLast());
        var acted = acting.instead(looked, workspace, turn, said.getLast());
        return model.instead(acted, workspace, turn, said, threshold);
    }
}
