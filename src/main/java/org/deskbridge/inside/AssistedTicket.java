package org.deskbridge.inside;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A ticket of a desk's own on which the assistant has been asked to work. */
@Entity
@Table(name = "assisted_ticket")
class AssistedTicket {
    @Id
    @Column(name = "conversation_id")
    UUID conversationId;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "connector_id")
    UUID connectorId;

    @Column(name = "external_id")
    String externalId;

    /** Whether it was the assistant's when it was last looked at. */
    boolean assistants;

    String status;

    @Column(name = "read_mark")
    @Nullable
    String readMark;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected AssistedTicket() {}

    @SuppressWarnings("NullAway.Init")
    AssistedTicket(UUID conversation, UUID connector, String external, Instant now) {
        this.conversationId = conversation;
        this.connectorId = connector;
        this.externalId = external;
        this.status = "open";
        this.createdAt = now;
    }
}
