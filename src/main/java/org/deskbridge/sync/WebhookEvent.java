package org.deskbridge.sync;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A webhook as it came, kept before it was understood. */
@Entity
@Table(name = "webhook_event")
class WebhookEvent {
    @Id
    UUID id;

    @Column(name = "connector_id")
    UUID connectorId;

    @Column(name = "event_key")
    String eventKey;

    @Column(name = "external_ticket")
    @Nullable
    String externalTicket;

    byte[] body;

    @Column(name = "received_at")
    Instant receivedAt;

    @SuppressWarnings("NullAway.Init")
    protected WebhookEvent() {}
}
