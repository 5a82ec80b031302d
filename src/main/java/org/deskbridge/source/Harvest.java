package org.deskbridge.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.deskbridge.knowledge.Articles;
import org.deskbridge.platform.Tenant;
import org.deskbridge.reading.Piece;

/** Makes articles of texts: the same text of the same source is the same article, however often it is brought. */
@ApplicationScoped
class Harvest {
    @Inject
    KeptArticles kept;

    @Inject
    Articles articles;

    /** Where texts come from; the language is empty when each text is to say its own. */
    record Origin(UUID source, UUID page, String address, String language) {
        UUID article(Piece piece) {
            return UUID.nameUUIDFromBytes(
                    ("source/" + source + "/" + Hash.of(address) + "/" + piece.key()).getBytes(UTF_8));
        }
    }

    void bring(Origin origin, List<Piece> pieces) {
        for (var piece : pieces) {
            var language = origin.language.isEmpty() ? piece.language() : origin.language;
            var article = origin.article(piece);
            var hash = Hash.of(piece, language);
            if (kept.needs(origin.source, origin.page, article, hash)) {
                articles.put(Tenant.current(), article, piece.title(), piece.body(), piece.url(), language);
                kept.written(article, hash);
            }
        }
    }

    /** Somebody may have removed it by hand before. */
    void drop(UUID article) {
        if (articles.workspaceOf(article).isPresent()) {
            articles.remove(article);
        }
        kept.forget(article);
    }

    void dropGone(UUID source) {
        for (var gone = kept.gone(source); !gone.isEmpty(); gone = kept.gone(source)) {
            gone.forEach(this::drop);
        }
    }

    void dropAll(UUID source) {
        for (var some = kept.some(source); !some.isEmpty(); some = kept.some(source)) {
            some.forEach(this::drop);
        }
    }
}
