package org.deskbridge.upload;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.deskbridge.conversation.Attachment;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A file, or as much of it as has come in yet; its bytes stand in {@link ChunkRow}s. */
@Entity
@Table(name = "attachment")
class AttachmentRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    /** Null for what an agent sent. */
    @Column(name = "visitor_id")
    @Nullable
    UUID visitorId;

    String name = "";

    @Column(name = "content_type")
    String contentType = "";

    long size;

    boolean complete;

    /** The one message that it is part of. */
    @Column(name = "message_id")
    @Nullable
    UUID messageId;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected AttachmentRow() {}

    @SuppressWarnings("NullAway.Init")
    AttachmentRow(UUID id, @Nullable UUID visitor, Instant now) {
        this.id = id;
        this.visitorId = visitor;
        this.createdAt = now;
    }

    Attachment attachment() {
        return new Attachment(id, name, contentType, size);
    }
}
