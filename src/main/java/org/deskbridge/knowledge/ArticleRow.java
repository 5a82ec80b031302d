package org.deskbridge.knowledge;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** An article as stored; a removed one stays as a mark, so that an index that still has it learns of it. */
@Entity
@Table(name = "article")
class ArticleRow {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "workspace_id")
    private UUID workspaceId;

    private String title;
    private String body;
    private @Nullable String url;
    private String language;

    @SuppressWarnings("UnusedVariable") // read by the query for changes
    private long change;

    private boolean deleted;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected ArticleRow() {}

    @SuppressWarnings("NullAway.Init") // Hibernate fills in the workspace
    ArticleRow(UUID id, String title, String body, @Nullable String url, String language, Instant now) {
        this.id = id;
        this.title = title;
        this.body = body;
        this.url = url;
        this.language = language;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void rewrite(String newTitle, String newBody, @Nullable String newUrl, String newLanguage, Instant now) {
        title = newTitle;
        body = newBody;
        url = newUrl;
        language = newLanguage;
        deleted = false;
        updatedAt = now;
    }

    void delete(Instant now) {
        deleted = true;
        body = "";
        updatedAt = now;
    }

    /** The workspace's running number of this change; an index knows up to which it has applied them. */
    void stamp(long number) {
        change = number;
    }

    String language() {
        return language;
    }

    UUID id() {
        return id;
    }

    UUID workspaceId() {
        return workspaceId;
    }

    boolean isDeleted() {
        return deleted;
    }

    Article view() {
        return new Article(id, title, body, url, language, createdAt, updatedAt);
    }
}
