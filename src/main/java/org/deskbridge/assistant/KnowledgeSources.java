package org.deskbridge.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.deskbridge.assistant.AgentTool.Source;
import org.deskbridge.knowledge.Findings;
import org.deskbridge.knowledge.Ranked;
import org.deskbridge.knowledge.Retrieval;

/** Retrieval's findings as sources, each with the confidence that it would have as an answer of its own. */
@ApplicationScoped
class KnowledgeSources implements Searching {
    @Inject
    Retrieval retrieval;

    @Override
    public List<Source> search(UUID workspace, String query) {
        return sources(retrieval.find(workspace, query));
    }

    @Override
    public List<Source> sources(Findings findings) {
        return findings.ranked().stream()
                .map(ranked -> source(ranked, confidence(findings, ranked)))
                .toList();
    }

    private double confidence(Findings findings, Ranked ranked) {
        return ranked.articleId().equals(findings.best().articleId())
                ? findings.confidence()
                : retrieval.confidence(ranked);
    }

    private static Source source(Ranked ranked, double confidence) {
        return new Source(
                ranked.articleId(), ranked.title(), ranked.url(), ranked.best().text(), confidence);
    }
}
