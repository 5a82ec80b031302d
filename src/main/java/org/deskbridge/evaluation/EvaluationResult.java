package org.deskbridge.evaluation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.deskbridge.conversation.Citation;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What one case got in one run, with the case as it was then: it may be changed or deleted later. */
@Entity
@Table(name = "evaluation_result")
class EvaluationResult {
    private static final int LONGEST_ANSWER = 4000;

    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "run_id")
    UUID runId;

    @Column(name = "case_id")
    UUID caseId;

    String question;

    @Enumerated(EnumType.STRING)
    Expectation expectation;

    @Column(name = "article_title")
    @Nullable
    String articleTitle;

    @Enumerated(EnumType.STRING)
    @Column(name = "outcome")
    Ending ending;

    boolean passed;

    @Enumerated(EnumType.STRING)
    Difference difference;

    String answer;

    @Column(name = "cited_id")
    @Nullable
    UUID cited;

    @Column(name = "cited_title")
    @Nullable
    String citedTitle;

    double confidence;
    double milliseconds;
    String reasons;

    @SuppressWarnings("NullAway.Init")
    protected EvaluationResult() {}

    @SuppressWarnings("NullAway.Init")
    EvaluationResult(UUID id, UUID run, EvaluationCase one, Given given, @Nullable Boolean passedThen) {
        this.id = id;
        this.runId = run;
        this.caseId = one.id;
        this.question = one.question;
        this.expectation = one.expectation;
        this.articleTitle = one.articleTitle;
        this.ending = given.ending();
        this.passed = given.meets(one);
        this.difference = Difference.between(passedThen, passed);
        this.answer = given.text().length() <= LONGEST_ANSWER
                ? given.text()
                : given.text().substring(0, LONGEST_ANSWER);
        this.confidence = given.confidence();
        this.milliseconds = given.milliseconds();
        this.reasons = String.join(",", given.reasons());
        given.citations().stream()
                .filter(citation -> citation.articleId().equals(one.article))
                .findFirst()
                .or(() -> given.citations().stream().findFirst())
                .ifPresent(this::cite);
    }

    private void cite(Citation citation) {
        cited = citation.articleId();
        citedTitle = citation.title();
    }

    Answered answered() {
        return new Answered(ending.word(), passed, answer, cited, citedTitle, confidence, milliseconds, words(reasons));
    }

    private static List<String> words(String list) {
        return list.isEmpty() ? List.of() : Arrays.asList(list.split(","));
    }
}
