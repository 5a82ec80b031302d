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

    /** To whom it goes in the help desk, as JSON. */
    String route = "{}";

    /** Until when a better summary may come; null when this is the last one. */
    @Column(name = "summary_due")
    @Nullable
    Instant summaryDue;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    @SuppressWarnings("NullAway.Init")
    protected Episode() {}

    @SuppressWarnings("NullAway.Init")
    Episode(UUID conversation, int number, String summary, Instant now) {
        this.id = Ids.next();
        this.conversationId = conversation;
        this.number = number;
        this.reasons = "";
        this.summary = summary;
        this.openedAt = now;
    }

    List<String> reasons() {
        return reasons.isEmpty() ? List.of() : Arrays.asList(reasons.split(","));
    }

    Route route() {
        return HandOvers.route(route);
    }

    /** False where the reason is known; the first reason that says to whom it goes decides. */
    boolean add(Reason reason, Route to) {
        if (reasons().contains(reason.word())) {
            return false;
        }
        reasons = reasons.isEmpty() ? reason.word() : reasons + "," + reason.word();
        if (route().isEmpty()) {
            route = to.json().toString();
        }
        return true;
    }
}
