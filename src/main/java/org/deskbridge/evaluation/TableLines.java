package org.deskbridge.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.deskbridge.evaluation.Draft.Named;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/** The lines of a table one after the other, and everything that is wrong with them by the number of the line. */
final class TableLines {
    private static final int MOST_TOLD = 20;

    private final Map<String, List<Named>> titles;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<UUID, Long> asked = new HashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    TableLines(Map<String, List<Named>> titles) {
        this.titles = titles;
    }

    void add(long line, List<String> cells) {
        var question = cell(cells, 0);
        if (drafts.isEmpty() && errors.isEmpty() && question.equalsIgnoreCase("question")) {
            return;
        }
        var title = cell(cells, 2);
        var word = cell(cells, 1).toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
        var expectation = Expectation.of(word.isEmpty() && !title.isEmpty() ? "article" : word);
        var before = errors.size();
        check(line, question);
        if (expectation.isEmpty()) {
            wrong(line, "expects “" + cut(word) + "”; it must be one of " + String.join(", ", Expectation.WORDS));
        }
        var article = expectation.filter(one -> one == Expectation.ARTICLE).isPresent() ? article(line, title) : null;
        if (errors.size() == before) {
            keep(line, new Draft(question, "", expectation.orElseThrow(), article));
        }
    }

    private void check(long line, String question) {
        if (question.isEmpty()) {
            wrong(line, "has no question");
        } else if (question.length() > Drafts.LONGEST) {
            wrong(line, "has a question of more than " + Drafts.LONGEST + " characters");
        } else if (question.indexOf('\0') >= 0) {
            wrong(line, "must not contain the character U+0000");
        }
    }

    private @Nullable Named article(long line, String title) {
        if (title.isEmpty()) {
            wrong(line, "expects an article and has no title of one");
            return null;
        }
        var alike = titles.getOrDefault(CaseTable.key(title), List.of());
        if (alike.size() != 1) {
            wrong(line, "names “" + cut(title) + "”, which " + Drafts.refusal(alike.size()));
        }
        return alike.isEmpty() ? null : alike.getFirst();
    }

    private void keep(long line, Draft draft) {
        var earlier = asked.putIfAbsent(draft.asked(), line);
        if (earlier == null) {
            drafts.add(draft);
        } else {
            wrong(line, "asks the same as line " + earlier);
        }
    }

    List<Draft> drafts() {
        if (!errors.isEmpty()) {
            var first = errors.getFirst();
            var more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
            throw new Problem(
                    400,
                    first.field() + " " + first.message() + more,
                    errors.subList(0, Math.min(MOST_TOLD, errors.size())));
        }
        if (drafts.isEmpty()) {
            throw Problem.field("file", "has no cases");
        }
        return drafts;
    }

    private void wrong(long line, String message) {
        errors.add(new FieldError("line " + line, message));
    }

    private static String cell(List<String> cells, int place) {
        return place < cells.size() ? cells.get(place).strip() : "";
    }

    private static String cut(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
