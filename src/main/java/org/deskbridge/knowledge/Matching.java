package org.deskbridge.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.deskbridge.language.Vector;

/** Measures a question against the candidate articles and puts them in order. */
final class Matching {
    private static final double NO_RIVAL = 10;
    private static final int CLOSER_LOOK = 12;
    private static final Comparator<Match> BEST_FIRST = Comparator.comparingDouble(Match::score)
            .reversed()
            .thenComparing(match -> match.article().id());

    private final Asked asked;
    private final Knowledge knowledge;
    private final Relevance relevance;
    private final Interaction interaction;
    private final double total;
    private final double unknown;

    /** An article measured, before the runner-up is known. */
    record Match(Knowledge.Known article, Knowledge.KnownPassage best, Features features, double score) {}

    Matching(Asked asked, Knowledge knowledge, Relevance relevance) {
        this.asked = asked;
        this.knowledge = knowledge;
        this.relevance = relevance;
        this.interaction = new Interaction(asked.meaning().tokens(), knowledge);
        this.total = asked.terms().stream().mapToDouble(knowledge::weight).sum();
        this.unknown = share(
                asked.terms().stream().filter(term -> !knowledge.knows(term)).toList());
    }

    /** Best first, the best one with its margin; the words in context are compared only for what is left of the others. */
    List<Match> rank(Map<UUID, Double> candidates) {
        var measured = new ArrayList<Match>();
        candidates.forEach((id, bm25) -> {
            var article = knowledge.article(id);
            if (article != null && !article.passages().isEmpty()) {
                measured.add(match(article, bm25));
            }
        });
        var usual = measured.stream()
                .mapToDouble(match -> match.features().get(Feature.COSINE))
                .average()
                .orElse(0);
        var ranked = measured.stream()
                .sorted(BEST_FIRST)
                .limit(CLOSER_LOOK)
                .map(match -> closer(match, usual))
                .sorted(BEST_FIRST)
                .collect(Collectors.toCollection(ArrayList::new));
        if (!ranked.isEmpty()) {
            ranked.set(0, withMargin(ranked));
        }
        return ranked;
    }

    private Match closer(Match match, double usual) {
        var values = new EnumMap<Feature, Double>(match.features().values());
        values.put(Feature.STANDOUT, match.features().get(Feature.COSINE) - usual);
        interaction.measure(match.article(), values);
        return scored(match.article(), match.best(), new Features(values));
    }

    private Match scored(Knowledge.Known article, Knowledge.KnownPassage best, Features features) {
        return new Match(article, best, features, relevance.score(features));
    }

    /** By its logarithm: the first step ahead of the runner-up says more than all others. */
    static double margin(List<Double> scores) {
        return Math.log1p(scores.size() < 2 ? NO_RIVAL : scores.getFirst() - scores.get(1));
    }

    private static Match withMargin(List<Match> ranked) {
        var first = ranked.getFirst();
        var margin = margin(ranked.stream().map(Match::score).toList());
        return new Match(first.article(), first.best(), first.features().with(Feature.MARGIN, margin), first.score());
    }

    private Match match(Knowledge.Known article, double bm25) {
        var best = article.passages().stream()
                .max(Comparator.comparingDouble(this::nearness))
                .orElseThrow();
        var values = new EnumMap<Feature, Double>(Feature.class);
        values.put(
                Feature.COSINE, most(article, passage -> cosine(passage.meant().whole())));
        values.put(Feature.SENTENCE, most(article, passage -> sentence(passage.meant())));
        values.put(
                Feature.HEADING, most(article, passage -> cosine(passage.meant().heading())));
        values.put(Feature.BM25, total == 0 ? 0 : Math.min(1, bm25 / total));
        values.put(Feature.COVERAGE, coverage(article));
        values.put(Feature.PASSAGE_COVERAGE, most(article, passage -> coverage(passage.terms())));
        values.put(Feature.HEADING_COVERAGE, most(article, passage -> coverage(passage.headTerms())));
        values.put(Feature.UNKNOWN, unknown);
        values.put(Feature.LENGTH, Math.log1p(asked.terms().size()));
        return scored(article, best, new Features(values));
    }

    private static double most(
            Knowledge.Known article, java.util.function.ToDoubleFunction<Knowledge.KnownPassage> measure) {
        return article.passages().stream().mapToDouble(measure).max().orElse(0);
    }

    /** Which passage of the right article to answer from; the heading decides between passages that say similar things. */
    private double nearness(Knowledge.KnownPassage passage) {
        return cosine(passage.meant().whole())
                + sentence(passage.meant())
                + cosine(passage.meant().heading()) / 2
                + coverage(passage.terms()) / 2;
    }

    private double cosine(Vector vector) {
        return asked.meaning().whole().cosine(vector);
    }

    private double sentence(MeantPassage passage) {
        return passage.sentences().stream().mapToDouble(this::cosine).max().orElse(0);
    }

    private double coverage(Knowledge.Known article) {
        return share(asked.terms().stream()
                .filter(term -> article.passages().stream()
                        .anyMatch(passage -> passage.terms().contains(term)))
                .toList());
    }

    private double coverage(Set<String> terms) {
        return share(asked.terms().stream().filter(terms::contains).toList());
    }

    private double share(List<String> terms) {
        return total == 0 ? 0 : terms.stream().mapToDouble(knowledge::weight).sum() / total;
    }
}
