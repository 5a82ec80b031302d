package org.deskbridge.knowledge;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.deskbridge.language.Embedding;

/** Finds what a workspace's knowledge base has on a question, and says how sure that is. */
@ApplicationScoped
public class Retrieval {
    private static final Duration UNUSED = Duration.ofHours(1);
    private static final int CANDIDATES = 24;
    private static final int MOST_RANKED = 5;

    @Inject
    ArticleSource articles;

    @Inject
    Embedding embedding;

    Relevance relevance = Relevance.learned();

    /** Not closed on eviction: a question may still be searching; what is only memory goes with the last reference. */
    private final LoadingCache<UUID, Index> indexes =
            Caffeine.newBuilder().expireAfterAccess(UNUSED).build(workspace -> new Index());

    /** An attempt to answer: what was searched for, and what came of it. */
    record Attempt(Asked asked, List<Matching.Match> ranked, double confidence) {}

    /** The calling thread must work for this workspace already, see {@link org.deskbridge.platform.Tenant}. */
    public Findings find(UUID workspace, String question) {
        return find(workspace, question, knowledge -> Asked.parts(question, knowledge.spelling()));
    }

    /** A question that is only understood together with what was said before it. */
    public Findings findInContext(UUID workspace, String before, String question) {
        return find(
                workspace, question, knowledge -> List.of(Asked.whole(before + " " + question, knowledge.spelling())));
    }

    private Findings find(UUID workspace, String question, Function<Knowledge, List<String>> parts) {
        var begun = System.nanoTime();
        var index = upToDate(workspace);
        var refreshed = System.nanoTime();
        var knowledge = index.knowledge();
        var asked = Asked.of(parts.apply(knowledge), embedding);
        var embedded = System.nanoTime();
        var best = best(asked, index, knowledge);
        var timings = new Findings.Timings(
                millis(begun, refreshed), millis(refreshed, embedded), millis(embedded, System.nanoTime()));
        return new Findings(
                question,
                best.asked().text(),
                best.asked().meaning().whole(),
                shown(best.ranked()),
                best.confidence(),
                timings);
    }

    private Index upToDate(UUID workspace) {
        var index = indexes.get(workspace);
        if (index.isBehind(articles.latest(workspace))) {
            index.refresh(version -> articles.since(workspace, version));
        }
        return index;
    }

    /** Of a message's parts the one that can be answered most surely. */
    private Attempt best(List<Asked> parts, Index index, Knowledge knowledge) {
        return parts.stream()
                .map(asked -> attempt(asked, index, knowledge))
                .max(Comparator.comparingDouble(Attempt::confidence))
                .orElseThrow();
    }

    private Attempt attempt(Asked asked, Index index, Knowledge knowledge) {
        var ranked = new Matching(asked, knowledge, relevance)
                .rank(index.candidates(asked.terms(), asked.meaning().whole(), CANDIDATES));
        return new Attempt(asked, ranked, confidence(asked, ranked));
    }

    /** How probable it is that this article is right, for one that did not come first. */
    public double confidence(Ranked article) {
        return relevance.confidence(article.features());
    }

    /** All candidates with their features, for the training. */
    List<Matching.Match> measure(UUID workspace, String question) {
        var index = upToDate(workspace);
        var knowledge = index.knowledge();
        var asked = Asked.of(Asked.parts(question, knowledge.spelling()), embedding);
        return best(asked, index, knowledge).ranked();
    }

    /** Loads the model before the first visitor has to wait for it. */
    public void warmUp() {
        embedding.of("warm up");
    }

    private double confidence(Asked asked, List<Matching.Match> ranked) {
        return ranked.isEmpty() || asked.terms().isEmpty()
                ? 0
                : relevance.confidence(ranked.getFirst().features());
    }

    private static List<Ranked> shown(List<Matching.Match> ranked) {
        return ranked.stream()
                .limit(MOST_RANKED)
                .map(match -> new Ranked(
                        match.article().id(),
                        match.article().title(),
                        match.article().url(),
                        match.score(),
                        match.best().meant().passage(),
                        match.best().meant().sentences(),
                        match.features()))
                .toList();
    }

    private static double millis(long from, long to) {
        return (to - from) / 1e6;
    }

    @PreDestroy
    void close() {
        indexes.asMap().values().forEach(Index::close);
    }
}
