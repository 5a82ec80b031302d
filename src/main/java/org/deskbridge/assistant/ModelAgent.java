package org.deskbridge.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.deskbridge.assistant.ModelTrouble.Kind;
import org.deskbridge.conversation.Signal;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.conversation.Turn;
import org.deskbridge.workspace.Workspaces;

/**
 * Asks a language model where a workspace has one. What the embedded agent decided stands ready all the while: it is what
 * is said when the model cannot be asked, does not answer, or answers with what is none.
 */
@ApplicationScoped
class ModelAgent {
    static final System.Logger LOG = System.getLogger(ModelAgent.class.getName());

    @Inject
    @Any
    Instance<LanguageModel> models;

    @Inject
    @Any
    Instance<AgentTool> tools;

    @Inject
    Searching knowledge;

    @Inject
    Workspaces workspaces;

    @Inject
    Transcripts transcripts;

    @Inject
    Event<Signal> signals;

    Duration draftEvery = Duration.ofMillis(200);

    /** What is decided with the model; the same decision where there is none, or where it need not be asked. */
    Judged instead(Judged judged, UUID workspace, Turn turn, List<String> said, double threshold) {
        if (!isOpen(judged.decision())) {
            return judged;
        }
        return models.stream()
                .filter(model -> model.isFor(workspace))
                .findFirst()
                .map(model -> think(model, judged, workspace, turn, said, threshold))
                .orElse(judged);
    }

    /** A wish for a person, a courtesy and what a desk was asked already are not a model's to decide again. */
    private static boolean isOpen(Decision decision) {
        return switch (decision) {
            case Decision.Answer answer -> true;
            case Decision.Unsure unsure -> true;
            case Decision.Looked looked -> false;
            case Decision.HandOver over -> false;
            case Decision.SmallTalk talk -> false;
        };
    }

    private Judged think(
            LanguageModel model, Judged judged, UUID workspace, Turn turn, List<String> said, double threshold) {
        var begun = System.nanoTime();
        var talk = new Talk(workspace, turn.conversation(), turn.lastVisitorSeq());
        var offered = tools.stream().filter(tool -> tool.isFor(talk)).toList();
        var settings = workspaces.get(workspace);
        var thought = new Thought(model, talk, offered, settings.allowedSites(), threshold);
        try {
            var found = judged.findings() == null ? List.<AgentTool.Source>of() : knowledge.sources(judged.findings());
            thought.begin(settings.assistantName(), said, turn.lastReply(), found);
            var draft = new Draft(draftEvery, thought::presentable, text -> show(turn, text));
            var decision = thought.decide(draft, judged.decision().confidence());
            return after(judged, decision, "model", begun, thought.usage());
        } catch (ModelTrouble e) {
            LOG.log(System.Logger.Level.INFO, "the embedded agent answers: {0}", e.getMessage());
            var rule = judged.rule() + ", model " + e.kind().word();
            return after(judged, judged.decision(), rule, begun, thought.usage());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the embedded agent answers", e);
            var rule = judged.rule() + ", model " + Kind.BROKEN.word();
            return after(judged, judged.decision(), rule, begun, thought.usage());
        }
    }

    private static Judged after(Judged judged, Decision decision, String rule, long begun, Usage usage) {
        var milliseconds = judged.milliseconds() + (System.nanoTime() - begun) / 1e6;
        return new Judged(decision, rule, judged.humanRequest(), judged.findings(), milliseconds, usage);
    }

    /** Where nobody waits for it any more, the model is stopped too. */
    private void show(Turn turn, String text) {
        var now = transcripts.get(turn.conversation());
        if (now.controlVersion() != turn.controlVersion()) {
            throw new ModelTrouble(Kind.NOT_WANTED, "somebody took over meanwhile");
        }
        signals.fire(new Signal.Draft(turn.conversation(), turn.lastVisitorSeq(), text));
    }
}
