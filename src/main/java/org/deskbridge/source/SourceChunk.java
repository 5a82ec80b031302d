package org.deskbridge.source;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A piece of a file that waits to be read; gone when it has been. */
@Entity
@Table(name = "source_chunk")
class SourceChunk {
    static final int BYTES = 256 * 1024;

    @EmbeddedId
    Key key;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    byte[] content;

    /** The pieces of a file are numbered from 0. */
    @Embeddable
    record Key(@Column(name = "source_id") UUID source, int ordinal) implements Serializable {}

    @SuppressWarnings("NullAway.Init")
    protected SourceChunk() {}

    @SuppressWarnings("NullAway.Init")
    SourceChunk(UUID source, int ordinal, byte[] content) {
        this.key = new Key(source, ordinal);
        this.content = content;
    }
}
