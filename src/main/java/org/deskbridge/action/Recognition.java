package org.deskbridge.action;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.deskbridge.language.Embedding;
import org.deskbridge.language.Sentences;
import org.deskbridge.language.Vector;

/** How near a message comes to what visitors say for an action, both without the values that they name. */
@ApplicationScoped
class Recognition {
    private static final int REMEMBERED = 5_000;
    private static final int MOST_SENTENCES = 6;
    private static final double OTHERWISE = 0.5;

    @Inject
    Embedding embedding;

    private final Cache<String, Vector> phrases =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * The cosine of the nearest phrase to the message or to one of its sentences; 0 where nothing is known, and where that
     * part of the message comes as near to something that is meant otherwise.
     */
    double nearness(Definition action, String message) {
        var views = new ArrayList<String>();
        views.add(message);
        var sentences = Sentences.of(message);
        if (sentences.size() > 1) {
            sentences.stream().limit(MOST_SENTENCES).forEach(views::add);
        }
        var best = 0.0;
        for (var view : views) {
            var meaning = embedding.of(bare(action.arguments(), view)).whole();
            var near = nearest(action, action.phrases(), meaning);
            var otherwise = nearest(action, action.unlike(), meaning);
            if (otherwise >= near && otherwise >= OTHERWISE) {
                return 0;
            }
            best = Math.max(best, near);
        }
        return best;
    }

    private double nearest(Definition action, List<String> all, Vector meaning) {
        return all.stream()
                .mapToDouble(each -> meaning.cosine(phrase(bare(action.arguments(), each))))
                .max()
                .orElse(0);
    }

    private Vector phrase(String text) {
        return phrases.get(text, each -> embedding.compute(each).whole());
    }

    private static String bare(List<Argument> arguments, String text) {
        var bare = text;
        for (var argument : arguments) {
            bare = argument.without(bare);
        }
        return bare;
    }
}
