package org.deskbridge.sync;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A conversation's ticket at a vendor; written before the ticket exists, so that there is only ever one. */
@Entity
@Table(name = "ticket_link")
class TicketLink {
    static final String OPENING = "opening";

    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "conversation_id")
    UUID conversationId;

    int number;

    @Column(name = "episode_id")
    UUID episodeId;

    @Column(name = "connector_id")
    UUID connectorId;

    @Column(name = "external_id")
    @Nullable
    String externalId;

    @Nullable
    String url;

    @Column(name = "requester_id")
    @Nullable
    String requesterId;

    String status = OPENING;

    /** The last message that stands in the ticket's first lines; later ones follow one by one. */
    @Column(name = "covers_position")
    long coversPosition;

    @Column(name = "first_message")
    @Nullable
    UUID firstMessage;

    @Nullable
    String follows;

    @Column(name = "read_mark")
    @Nullable
    String readMark;

    /** When it was last read at the vendor. */
    @Column(name = "read_at")
    @Nullable
    Instant readAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "opened_at")
    @Nullable
    Instant openedAt;

    @SuppressWarnings("NullAway.Init")
    protected TicketLink() {}

    @SuppressWarnings("NullAway.Init")
    TicketLink(UUID conversation, int number, UUID episode, UUID connector, Instant now) {
        this.id = Ids.next();
        this.conversationId = conversation;
        this.number = number;
        this.episodeId = episode;
        this.connectorId = connector;
        this.createdAt = now;
    }

    Link view() {
        return new Link(
                id,
                workspaceId,
                conversationId,
                number,
                episodeId,
                connectorId,
                externalId,
                url,
                requesterId,
                status,
                coversPosition,
                firstMessage,
                follows,
                readMark);
    }
}
