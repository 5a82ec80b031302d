package org.deskbridge.escalation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** One time that a conversation needed a human; the row that makes one escalation one ticket. */
@Entity
@Table(name = "episode")
class Episode {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "conversation_id")
    UUID conversationId;

    int number;
    String reasons;
    String summary;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    @SuppressWarnings("NullAway.Init")
    protected Episode() {}

    @SuppressWarnings("NullAway.Init")
    Episode(UUID conversation, int number, Reason reason, String summary, Instant now) {
        this.id = Ids.next();
        this.conversationId = conversation;
        this.number = number;
        this.reasons = reason.word();
        this.summary = summary;
        this.openedAt = now;
    }

    List<String> reasons() {
        return Arrays.asList(reasons.split(","));
    }

    void add(Reason reason) {
        if (!reasons().contains(reason.word())) {
            reasons = reasons + "," + reason.word();
        }
    }
}
