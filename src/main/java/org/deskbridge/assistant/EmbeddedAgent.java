package org.deskbridge.assistant;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.deskbridge.conversation.Citation;
import org.deskbridge.knowledge.Findings;
import org.deskbridge.knowledge.Ranked;
import org.deskbridge.knowledge.Retrieval;
import org.deskbridge.language.Embedding;
import org.deskbridge.language.Vector;
import org.deskbridge.language.Words;

/** The assistant that needs no key and no network: it says what the knowledge base says, or that it does not know. */
@ApplicationScoped
public class EmbeddedAgent {
    private static final int SHORT_QUESTION = 4;
    private static final int RELATED = 3;
    private static final int LONGEST_SNIPPET = 240;
    private static final Pattern REFERS_BACK = Pattern.compile(
            "(?i)^\\W*(and|but|or|so|what about|how about|what if|also)\\b.*"
                    + "|.*\\b(it|its|it's|that|this|those|these|they|them|one|ones|then|there|instead|same)\\b.*",
            Pattern.DOTALL);

    @Inject
    Retrieval retrieval;

    @Inject
    Embedding embedding;

    private final Courtesies courtesies = new Courtesies();

    @SuppressWarnings("NullAway.Init")
    private TextClassifier humanRequest;

    @PostConstruct
    void load() {
        humanRequest = TextClassifier.learned("/assistant/human-request.bin", embedding);
    }

    /**
     * The calling thread must work for this workspace already. The turns are the visitor's, oldest first, the last of them
     * unanswered; nothing is answered below the threshold.
     */
    public Judged decide(UUID workspace, List<String> visitorTurns, double threshold, boolean explicitRequestEnabled) {
        var begun = System.nanoTime();
        var judged = judge(workspace, visitorTurns, threshold, explicitRequestEnabled);
        return new Judged(
                judged.decision(),
                judged.rule(),
                judged.humanRequest(),
                judged.findings(),
                (System.nanoTime() - begun) / 1e6);
    }

    private Judged judge(UUID workspace, List<String> turns, double threshold, boolean explicitRequestEnabled) {
        var message = turns.getLast();
        var courtesy = message.isBlank() ? Optional.of(Decision.Courtesy.FILE) : courtesies.in(message);
        if (courtesy.isPresent()) {
            return new Judged(new Decision.SmallTalk(courtesy.get()), "small-talk", 0, null, 0);
        }
        var human = humanRequest.judge(message);
        if (explicitRequestEnabled && human.isYes()) {
            var decision = new Decision.HandOver("explicit-request", human.probability());
            return new Judged(decision, "explicit-request", human.probability(), null, 0);
        }
        return answer(workspace, turns, threshold, human.probability());
    }

    private Judged answer(UUID workspace, List<String> turns, double threshold, double human) {
        var message = turns.getLast();
        var alone = retrieval.find(workspace, message);
        if (isSure(alone, threshold)) {
            return new Judged(answer(alone, alone.meaning()), "answer", human, alone, 0);
        }
        if (turns.size() > 1 && refersBack(message)) {
            var joined = retrieval.findInContext(workspace, turns.get(turns.size() - 2), message);
            if (isSure(joined, threshold) && isRelated(joined, alone)) {
                return new Judged(answer(joined, joined.meaning()), "answer-in-context", human, joined, 0);
            }
        }
        return new Judged(new Decision.Unsure(alone.confidence()), "below-threshold", human, alone, 0);
    }

    private static boolean isSure(Findings findings, double threshold) {
        return !findings.isEmpty() && findings.confidence() >= threshold;
    }

    private static boolean refersBack(String message) {
        return Words.terms(message).size() <= SHORT_QUESTION
                || REFERS_BACK.matcher(message).matches();
    }

    /** What was asked before must not answer for a message that is about something else. */
    private static boolean isRelated(Findings joined, Findings alone) {
        return alone.ranked().stream()
                .limit(RELATED)
                .anyMatch(ranked -> ranked.articleId().equals(joined.best().articleId()));
    }

    private static Decision answer(Findings findings, Vector meaning) {
        var best = findings.best();
        var excerpt = Excerpt.of(best.best().text(), scores(best, meaning));
        var snippet = excerpt.snippet();
        var citation = new Citation(
                best.articleId(),
                best.title(),
                best.url(),
                snippet.length() > LONGEST_SNIPPET
                        ? snippet.substring(0, LONGEST_SNIPPET).strip() + "…"
                        : snippet);
        return new Decision.Answer(excerpt.text(), List.of(citation), findings.confidence());
    }

    private static List<Double> scores(Ranked ranked, Vector meaning) {
        return ranked.sentences().stream().map(meaning::cosine).toList();
    }
}
