package org.deskbridge.knowledge;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.hibernate.annotations.TenantId;

/** A text that may become an article; a dismissed one stays as a mark, so that it does not come back. */
@Entity
@Table(name = "article_draft")
class DraftRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "source_key")
    String sourceKey;

    String title;
    String body;
    boolean decided;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected DraftRow() {}

    @SuppressWarnings("NullAway.Init")
    DraftRow(String sourceKey, String title, String body, Instant now) {
        this.id = Ids.next();
        this.sourceKey = sourceKey;
        this.title = title;
        this.body = body;
        this.createdAt = now;
    }

    void decide() {
        decided = true;
        body = "";
    }
}
