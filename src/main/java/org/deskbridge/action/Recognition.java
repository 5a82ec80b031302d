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

    @Inject
    Embedding embedding;

    private final Cache<String, Vector> phrases =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** The cosine of the nearest phrase to the message or to one of its sentences; 0 where nothing is known. */
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
            for (var phrase : action.phrases()) {
                best = Math.max(best, meaning.cosine(phrase(bare(action.arguments(), phrase))));
            }
        }
        return best;
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
