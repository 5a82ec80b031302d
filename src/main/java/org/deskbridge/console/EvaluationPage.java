package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.deskbridge.evaluation.EvaluationSets;
import org.deskbridge.evaluation.EvaluationSets.SetView;
import org.deskbridge.evaluation.TestCases;
import org.deskbridge.evaluation.TestCases.CaseView;
import org.deskbridge.knowledge.Articles;
import org.deskbridge.knowledge.Articles.Heading;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Page;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** One set: its name and its cases, a page of them at a time. */
@Named
@ViewScoped
public class EvaluationPage implements Serializable {
    private static final int SHOWN = 50;
    private static final int PROPOSED = 500;

    @Inject
    Member member;

    @Inject
    EvaluationSets sets;

    @Inject
    TestCases cases;

    @Inject
    Articles articles;

    private @Nullable String id;
    private @Nullable String after;
    private @Nullable UUID edited;
    private @Nullable TypedCase form;
    private transient @Nullable Page<CaseView> page;

    public void open() {
        member.mustBeAdmin();
        getSet();
    }

    public SetView getSet() {
        return sets.get(set());
    }

    UUID set() {
        return Ids.parse(Objects.requireNonNullElse(id, "")).orElseThrow(() -> Problem.notFound("evaluation set"));
    }

    /** Kept until something is done: a button means the row that it was shown in. */
    public Page<CaseView> getPage() {
        if (page == null) {
            page = Page.of(
                    cases.list(set(), after, SHOWN + 1), SHOWN, one -> one.id().toString());
        }
        return page;
    }

    public void look() {
        page = null;
    }

    public void begin() {
        edited = null;
        form = new TypedCase();
    }

    public void edit(UUID one) {
        edited = one;
        form = TypedCase.of(cases.get(one));
    }

    public void cancel() {
        form = null;
    }

    /** A new one leaves the form open for the next. */
    public void save() {
        member.mustBeAdmin();
        var typed = Objects.requireNonNull(form, "a form was open").fields();
        try {
            if (edited == null) {
                cases.add(set(), typed);
                form = new TypedCase();
            } else {
                cases.change(edited, typed);
                form = null;
            }
            Messages.addGlobalInfo("Saved.");
        } catch (Problem problem) {
            EvaluationPage.tell(problem);
        }
        page = null;
    }

    /** In the words of the page's own labels. */
    static void tell(Problem problem) {
        problem.errors().forEach(error -> Messages.addGlobalError("{0} {1}", label(error.field()), error.message()));
        if (problem.errors().isEmpty()) {
            Messages.addGlobalError("{0}", problem.getMessage());
        }
    }

    private static String label(String field) {
        return switch (field) {
            case "question" -> "The question";
            case "expectation" -> "What is expected";
            case "article", "articleTitle" -> "The article";
            case "cases" -> "The cases";
            case "name" -> "The name";
            default -> field;
        };
    }

    public void remove(UUID one) {
        member.mustBeAdmin();
        cases.remove(one);
        page = null;
    }

    /** What may be typed for an article. */
    public List<Heading> getTitles() {
        return articles.headings("", 0, PROPOSED);
    }

    /** In a list. */
    public static String expected(String expectation, @Nullable String title) {
        return switch (expectation) {
            case "article" -> "Cites “" + title + "”";
            case "hand-over" -> "Hands over to a person";
            default -> "Says that it does not know";
        };
    }

    /** Where the page's script sends a table to. */
    public String getImportAddress() {
        return Faces.getRequestContextPath() + "/api/v1/evaluation-sets/" + set() + "/cases/import";
    }

    public @Nullable TypedCase getForm() {
        return form;
    }

    public boolean isEditing() {
        return edited != null;
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }

    public @Nullable String getAfter() {
        return after;
    }

    public void setAfter(@Nullable String after) {
        this.after = after;
    }
}
