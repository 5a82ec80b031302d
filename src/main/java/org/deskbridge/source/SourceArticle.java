package org.deskbridge.source;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** Which article came from where, and what it was made of. */
@Entity
@Table(name = "source_article")
class SourceArticle {
    @Id
    @Column(name = "article_id")
    UUID articleId;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "source_id")
    UUID sourceId;

    @Column(name = "page_id")
    UUID pageId;

    /** Empty until the article is there. */
    @Column(name = "content_hash")
    String contentHash = "";

    int round;

    @SuppressWarnings("NullAway.Init")
    protected SourceArticle() {}

    @SuppressWarnings("NullAway.Init")
    SourceArticle(UUID article, UUID source, UUID page) {
        this.articleId = article;
        this.sourceId = source;
        this.pageId = page;
    }
}
