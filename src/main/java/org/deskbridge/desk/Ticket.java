package org.deskbridge.desk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A ticket of the built-in desk; its thread is its conversation's. */
@Entity
@Table(name = "ticket")
class Ticket {
    static final int MAX_SUBJECT = 300;
    static final int MAX_TAGS = 1000;

    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "conversation_id")
    UUID conversationId;

    @Column(name = "episode_id")
    @Nullable
    UUID episodeId;

    long number;
    String subject;
    String status = "open";
    String priority = "normal";

    @Nullable
    String assignee;

    @Column(name = "requester_name")
    String requesterName;

    @Column(name = "requester_email")
    @Nullable
    String requesterEmail;

    String tags;
    String summary;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Ticket() {}

    @SuppressWarnings("NullAway.Init")
    Ticket(UUID conversation, long number, String subject, String requesterName, Instant now) {
        this.id = Ids.next();
        this.conversationId = conversation;
        this.number = number;
        var line = subject.strip().replaceAll("\\s+", " ");
        this.subject = line.length() <= MAX_SUBJECT ? line : line.substring(0, MAX_SUBJECT - 1) + "…";
        this.requesterName = requesterName;
        this.tags = "";
        this.summary = "";
        this.createdAt = now;
        this.updatedAt = now;
    }

    boolean ended() {
        return status.equals("solved") || status.equals("closed");
    }

    TicketView view() {
        return new TicketView(
                id,
                workspaceId,
                conversationId,
                number,
                "#" + number,
                subject,
                status,
                priority,
                assignee,
                new TicketView.Requester(requesterName, requesterEmail),
                tags.isEmpty() ? java.util.List.of() : java.util.List.of(tags.split("\n")),
                summary,
                createdAt,
                updatedAt);
    }
}
