package org.deskbridge.console;

import java.io.Serializable;
import java.util.Objects;
import org.deskbridge.evaluation.Draft;
import org.deskbridge.evaluation.TestCases.CaseView;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Json;
import org.jspecify.annotations.Nullable;

/** A test case while it is typed; what is wrong with it is found where it is found for REST. */
public class TypedCase implements Serializable {
    private String question = "";
    private String before = "";
    private String expectation = "article";
    private String article = "";

    static TypedCase of(CaseView view) {
        var typed = new TypedCase();
        typed.question = view.question();
        typed.before = view.before();
        typed.expectation = view.expectation();
        typed.article = Objects.requireNonNullElse(view.articleTitle(), "");
        return typed;
    }

    static TypedCase of(Draft draft) {
        var typed = new TypedCase();
        typed.question = draft.question();
        typed.before = draft.before();
        typed.expectation = draft.expectation().word();
        typed.article = draft.article() == null ? "" : draft.article().title();
        return typed;
    }

    Fields fields() {
        return new Fields(Json.createObjectBuilder()
                .add("question", question)
                .add("before", before)
                .add("expectation", expectation)
                .add("articleTitle", article)
                .build());
    }

    public String getQuestion() {
        return question;
    }

    public void setQuestion(@Nullable String question) {
        this.question = Objects.requireNonNullElse(question, "");
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = Objects.requireNonNullElse(before, "");
    }

    public String getExpectation() {
        return expectation;
    }

    public void setExpectation(@Nullable String expectation) {
        this.expectation = Objects.requireNonNullElse(expectation, "");
    }

    public String getArticle() {
        return article;
    }

    public void setArticle(@Nullable String article) {
        this.article = Objects.requireNonNullElse(article, "");
    }
}
