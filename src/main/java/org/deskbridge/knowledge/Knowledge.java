package org.deskbridge.knowledge;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.language.Spelling;
import org.deskbridge.language.Words;
import org.jspecify.annotations.Nullable;

/** What an index knows of a workspace's articles at one moment; never changed, only replaced. */
final class Knowledge {
    static final Knowledge NOTHING = new Knowledge(Map.of());

    private final Map<UUID, Known> articles;
    private final Map<String, Integer> frequencies = new HashMap<>();
    private final Map<Integer, Integer> pieceFrequencies = new HashMap<>();
    private final Spelling spelling;

    /** An article with everything that is compared with a question. */
    record Known(UUID id, String title, @Nullable String url, Set<String> titleTerms, List<KnownPassage> passages) {
        static Known of(Article article, List<MeantPassage> passages) {
            return new Known(
                    article.id(),
                    article.title(),
                    article.url(),
                    Set.copyOf(Words.terms(article.title())),
                    passages.stream()
                            .map(passage -> KnownPassage.of(article.title(), passage))
                            .toList());
        }

        Set<String> terms() {
            var terms = new HashSet<String>();
            passages.forEach(passage -> terms.addAll(passage.terms()));
            return terms;
        }

        Set<Integer> pieces() {
            var pieces = new HashSet<Integer>();
            passages.forEach(passage -> pieces.addAll(passage.meant().words().pieces()));
            return pieces;
        }
    }

    /** A passage with its words, its headings' words among them. */
    record KnownPassage(MeantPassage meant, Set<String> terms, Set<String> headTerms, Set<String> surfaces) {
        static KnownPassage of(String title, MeantPassage meant) {
            var head = MeantPassage.head(title, meant.passage());
            var text = head + "\n" + meant.passage().text();
            return new KnownPassage(
                    meant,
                    Set.copyOf(Words.terms(text)),
                    Set.copyOf(Words.terms(head)),
                    Set.copyOf(Words.surfaces(text)));
        }
    }

    private Knowledge(Map<UUID, Known> articles) {
        this.articles = articles;
        var words = new HashSet<String>();
        for (var article : articles.values()) {
            article.terms().forEach(term -> frequencies.merge(term, 1, Integer::sum));
            article.pieces().forEach(piece -> pieceFrequencies.merge(piece, 1, Integer::sum));
            article.passages().forEach(passage -> words.addAll(passage.surfaces()));
        }
        spelling = new Spelling(words);
    }

    Knowledge with(Collection<Known> changed, Collection<UUID> removed) {
        var next = new LinkedHashMap<>(articles);
        removed.forEach(next::remove);
        changed.forEach(article -> next.put(article.id(), article));
        return new Knowledge(next);
    }

    @Nullable
    Known article(UUID id) {
        return articles.get(id);
    }

    Spelling spelling() {
        return spelling;
    }

    boolean knows(String term) {
        return frequencies.containsKey(term);
    }

    /** How telling a word is here: what stands in every article tells nothing. */
    double weight(String term) {
        return rarity(frequencies.getOrDefault(term, 0));
    }

    /** The same for a piece of the model's vocabulary; one that is not here at all may be small talk as well. */
    double weight(int piece) {
        var frequency = pieceFrequencies.getOrDefault(piece, 0);
        return frequency == 0 ? rarity(0) / 2 : rarity(frequency);
    }

    private double rarity(int frequency) {
        return Math.log(1 + (articles.size() - frequency + 0.5) / (frequency + 0.5));
    }
}
