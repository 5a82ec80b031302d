package org.deskbridge.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.deskbridge.evaluation.Draft.Named;
import org.deskbridge.knowledge.Articles;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Ids;
import org.jspecify.annotations.Nullable;

/** Reads test cases as they are typed or sent, and says by field what is wrong with them. */
@ApplicationScoped
class Drafts {
    static final int LONGEST = 4000;
    static final int LONGEST_TITLE = 300;
    private static final int MOST_ALIKE = 1000;

    @Inject
    Articles articles;

    @Inject
    Suggestions suggestions;

    /** The article is named by its id or by its title; what is not said is as in the trace, where one is named. */
    Draft read(UUID workspace, Fields body) {
        var then = then(body);
        var question = then != null && !body.has("question") ? then.question() : body.text("question", LONGEST);
        var before = then != null && !body.has("before") ? then.before() : body.optionalText("before", LONGEST);
        var expectation = then != null && !body.has("expectation") ? then.expectation() : expectation(body);
        var article = expectation == Expectation.ARTICLE ? article(workspace, body, then) : null;
        body.check();
        return new Draft(
                question.strip(),
                Objects.requireNonNullElse(before, "").strip(),
                Objects.requireNonNull(expectation, "it was checked"),
                article);
    }

    private @Nullable Draft then(Fields body) {
        if (!body.has("trace")) {
            return null;
        }
        var id = Objects.requireNonNullElse(body.optionalText("trace", 100), "");
        var then = Ids.parse(id).flatMap(suggestions::from);
        if (then.isEmpty()) {
            body.wrong("trace", "is no decision of this workspace");
        }
        return then.orElse(null);
    }

    private static @Nullable Expectation expectation(Fields body) {
        var word = body.text("expectation", 100);
        var expectation = Expectation.of(word);
        if (!word.isBlank() && expectation.isEmpty()) {
            body.wrong("expectation", "must be one of " + String.join(", ", Expectation.WORDS));
        }
        return expectation.orElse(null);
    }

    private @Nullable Named article(UUID workspace, Fields body, @Nullable Draft then) {
        if (body.has("article") || body.has("articleTitle") || then == null || then.article() == null) {
            return article(workspace, body);
        }
        return then.article();
    }

    private @Nullable Named article(UUID workspace, Fields body) {
        if (body.has("article")) {
            var id = Objects.requireNonNullElse(body.optionalText("article", 100), "");
            var found = Ids.parse(id)
                    .filter(one ->
                            articles.workspaceOf(one).filter(workspace::equals).isPresent());
            if (found.isEmpty()) {
                body.wrong("article", "is no article of this workspace");
            }
            return found.map(one -> new Named(one, articles.get(one).title())).orElse(null);
        }
        var title = body.optionalText("articleTitle", LONGEST_TITLE);
        if (title == null || title.isBlank()) {
            body.wrong("article", "is required where an article is expected");
            return null;
        }
        var alike = titled(title);
        if (alike.size() != 1) {
            body.wrong("articleTitle", refusal(alike.size()));
        }
        return alike.isEmpty() ? null : alike.getFirst();
    }

    static String refusal(int alike) {
        return alike == 0
                ? "was not found among the titles of this workspace"
                : "is the title of " + alike + " articles: give one of them another title, or name it by its id";
    }

    private List<Named> titled(String title) {
        var wanted = title.strip().toLowerCase(Locale.ROOT);
        return articles.headings(title, 0, MOST_ALIKE).stream()
                .filter(heading ->
                        heading.title().strip().toLowerCase(Locale.ROOT).equals(wanted))
                .map(heading -> new Named(heading.id(), heading.title()))
                .toList();
    }
}
