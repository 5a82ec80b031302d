package org.deskbridge.knowledge;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A passage as stored, its vectors beside it, so that an index can be built without computing them again. */
@Entity
@Table(name = "passage")
class PassageRow {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "workspace_id")
    private UUID workspaceId;

    @Column(name = "article_id")
    private UUID articleId;

    private int ordinal;
    private String heading;
    private String body;
    private byte @Nullable [] embedding;

    @SuppressWarnings("NullAway.Init")
    protected PassageRow() {}

    @SuppressWarnings("NullAway.Init") // Hibernate fills in the workspace
    PassageRow(UUID articleId, MeantPassage meant) {
        this.id = Ids.next();
        this.articleId = articleId;
        this.ordinal = meant.passage().ordinal();
        this.heading = meant.passage().heading();
        this.body = meant.passage().text();
        this.embedding = meant.whole().isNone() ? null : meant.pack();
    }

    UUID articleId() {
        return articleId;
    }

    MeantPassage meant() {
        var passage = new Passage(ordinal, heading, body);
        return embedding == null ? MeantPassage.unknown(passage) : MeantPassage.unpack(passage, embedding);
    }
}
