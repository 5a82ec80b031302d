package org.deskbridge.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.deskbridge.assistant.Decision.Answer;
import org.deskbridge.assistant.Decision.Looked;
import org.deskbridge.assistant.Decision.SmallTalk;
import org.deskbridge.conversation.Citation;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.Turn;
import org.deskbridge.conversation.Utterance;
import org.deskbridge.escalation.Escalations;
import org.deskbridge.escalation.Reason;
import org.deskbridge.escalation.RuleSet.Judgement;
import org.deskbridge.workspace.Workspaces;

/** Says what was decided, or hands over, in one transaction together with the trace of the decision. */
@ApplicationScoped
@Transactional
class Replies {
    /** Ends every reply to which a yes is a wish for a person. */
    static final String ASKS = "Shall I bring in a person from our team?";

    static final String OFFER = "I could not find that in our help pages, and I would rather not guess. " + ASKS;
    private static final String NO_OFFER = "I could not find that in our help pages, and I would rather not guess.";

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Conversations conversations;

    @Inject
    Escalations escalations;

    @Inject
    Workspaces workspaces;

    /** Returns false when a human took over or something newer was said meanwhile: then nothing is said. */
    boolean give(UUID workspace, Turn turn, List<Judged> judged, List<Judgement> rules) {
        var reasons = Escalations.fired(rules);
        var over = !reasons.isEmpty() && workspaces.abilities(workspace).handover();
        var given = over ? handOver(workspace, turn, judged, rules) : say(workspace, turn, judged);
        if (given) {
            var now = clock.instant();
            judged.forEach(one -> em.persist(AnswerTrace.of(turn, one, rules, now)));
        }
        return given;
    }

    /** What an action has brought is told before the people come. */
    private boolean handOver(UUID workspace, Turn turn, List<Judged> judged, List<Judgement> rules) {
        if (Escalations.fired(rules).contains(Reason.ACTION) && !say(workspace, turn, judged)) {
            return false;
        }
        return escalations.escalate(turn, rules);
    }

    private boolean say(UUID workspace, Turn turn, List<Judged> judged) {
        var name = workspaces.get(workspace).assistantName();
        var answers = only(judged, Answer.class);
        var looked = only(judged, Looked.class);
        var texts = Stream.concat(
                        answers.stream().map(Answer::text), looked.stream().map(Looked::text))
                .distinct()
                .toList();
        var text = texts.isEmpty() ? withoutAnswer(workspace, judged.getLast().decision()) : String.join("\n\n", texts);
        List<Citation> citations = answers.stream()
                .flatMap(answer -> answer.citations().stream())
                .distinct()
                .toList();
        var utterance =
                Utterance.assistant(turn.conversation(), name, text, "answer:" + turn.lastVisitorSeq(), citations);
        var tools = Stream.concat(
                        looked.stream().flatMap(one -> one.tools().stream()),
                        answers.stream().flatMap(one -> one.tools().stream()))
                .distinct()
                .toList();
        return conversations.answer(turn, utterance.using(tools)).isPresent();
    }

    private static <T extends Decision> List<T> only(List<Judged> judged, Class<T> kind) {
        return judged.stream()
                .map(Judged::decision)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private String withoutAnswer(UUID workspace, Decision decision) {
        if (decision instanceof SmallTalk talk) {
            return switch (talk.courtesy()) {
                case HELLO -> "Hello! What can I help you with?";
                case THANKS -> "You are welcome. Is there anything else I can help you with?";
                case FILE ->
                    "Thank you, the file has arrived. I cannot look into files myself: tell me in a few words what it"
                            + " is about, or ask for a person.";
                case BYE -> "Goodbye, and thank you for writing to us.";
            };
        }
        return workspaces.abilities(workspace).handover() ? OFFER : NO_OFFER;
    }
}
