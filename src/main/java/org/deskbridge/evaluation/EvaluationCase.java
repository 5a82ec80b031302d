package org.deskbridge.evaluation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A question of a set, which asks the same only once. */
@Entity
@Table(name = "evaluation_case")
class EvaluationCase {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "set_id")
    UUID setId;

    @Column(name = "asked_id")
    UUID asked;

    String question;

    @Column(name = "said_before")
    String before;

    @Enumerated(EnumType.STRING)
    Expectation expectation;

    @Column(name = "article_id")
    @Nullable
    UUID article;

    @Column(name = "article_title")
    @Nullable
    String articleTitle;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected EvaluationCase() {}

    @SuppressWarnings("NullAway.Init")
    EvaluationCase(UUID id, UUID set, Draft draft, Instant now) {
        this.id = id;
        this.setId = set;
        this.createdAt = now;
        rewrite(draft);
    }

    final void rewrite(Draft draft) {
        asked = draft.asked();
        question = draft.question();
        before = draft.before();
        expectation = draft.expectation();
        article = draft.article() == null ? null : draft.article().id();
        articleTitle = draft.article() == null ? null : draft.article().title();
    }

    TestCases.CaseView view() {
        return new TestCases.CaseView(
                id, setId, question, before, expectation.word(), article, articleTitle, createdAt);
    }
}
