package org.deskbridge.upload;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A piece of a file, small enough that neither a server nor a database ever holds a whole one. */
@Entity
@Table(name = "attachment_chunk")
class ChunkRow {
    static final int BYTES = 256 * 1024;

    @EmbeddedId
    Key key;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    byte[] content;

    /** The pieces of a file are numbered from 0. */
    @Embeddable
    record Key(@Column(name = "attachment_id") UUID attachment, int ordinal) implements Serializable {}

    @SuppressWarnings("NullAway.Init")
    protected ChunkRow() {}

    @SuppressWarnings("NullAway.Init")
    ChunkRow(UUID attachment, int ordinal, byte[] content) {
        this.key = new Key(attachment, ordinal);
        this.content = content;
    }
}
