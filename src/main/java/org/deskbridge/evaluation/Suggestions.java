package org.deskbridge.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.assistant.TraceView;
import org.deskbridge.assistant.Traces;
import org.deskbridge.evaluation.Draft.Named;
import org.deskbridge.knowledge.Articles;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;

/** A test case as a decision suggests it: what happened then is what is expected from now on. */
@ApplicationScoped
public class Suggestions {
    @Inject
    Traces traces;

    @Inject
    Articles articles;

    /** Empty where there is no such decision here; the article is missing where it is gone by now. */
    public Optional<Draft> from(UUID trace) {
        try {
            return Optional.of(draft(traces.get(trace)));
        } catch (Problem missing) {
            return Optional.empty();
        }
    }

    private Draft draft(TraceView trace) {
        var expectation = expectation(trace);
        return new Draft(
                cut(trace.question()),
                isInContext(trace) ? cut(traces.askedBefore(trace)) : "",
                expectation,
                expectation == Expectation.ARTICLE ? cited(trace.trace()) : null);
    }

    private static Expectation expectation(TraceView trace) {
        var rules = trace.trace().getJsonArray("rules");
        var fired = rules != null
                && rules.getValuesAs(JsonObject.class).stream().anyMatch(rule -> rule.getBoolean("fired", false));
        if (fired || trace.decision().equals("handover")) {
            return Expectation.HAND_OVER;
        }
        return trace.decision().equals("answer") ? Expectation.ARTICLE : Expectation.UNKNOWN;
    }

    private static boolean isInContext(TraceView trace) {
        return trace.trace().getString("rule", "").startsWith("answer-in-context");
    }

    /** The first source that is still an article; decisions of old have only the ranking, whose first one was cited. */
    private @Nullable Named cited(JsonObject trace) {
        var ids = trace.containsKey("cited")
                ? trace.getJsonArray("cited").getValuesAs(JsonString::getString)
                : ranked(trace.getJsonObject("knowledge"));
        return ids.stream()
                .flatMap(id -> Ids.parse(id).stream())
                .filter(id -> articles.workspaceOf(id).isPresent())
                .map(id -> new Named(id, articles.get(id).title()))
                .findFirst()
                .orElse(null);
    }

    private static List<String> ranked(@Nullable JsonObject knowledge) {
        return knowledge == null
                ? List.of()
                : knowledge.getJsonArray("ranked").getValuesAs(JsonObject.class).stream()
                        .limit(1)
                        .map(one -> one.getString("articleId"))
                        .toList();
    }

    private static String cut(String text) {
        return text.length() <= Drafts.LONGEST ? text : text.substring(0, Drafts.LONGEST);
    }
}
