package org.deskbridge.sync;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A message that stands in a ticket: one that we wrote there, or one that came from there. */
@Entity
@Table(name = "desk_message")
class DeskMessageRow {
    /** The vendor's ids are unique within a ticket. */
    @Embeddable
    record Key(
            @Column(name = "link_id") UUID link,
            @Column(name = "external_id") String external) implements Serializable {}

    @EmbeddedId
    Key key;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    /** Our key of it; null for what is neither ours nor shown to the visitor. */
    @Column(name = "message_id")
    @Nullable
    UUID messageId;

    @SuppressWarnings("NullAway.Init")
    protected DeskMessageRow() {}

    @SuppressWarnings("NullAway.Init")
    DeskMessageRow(UUID link, String external, @Nullable UUID message) {
        this.key = new Key(link, external);
        this.messageId = message;
    }
}
