package org.deskbridge.escalation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.hibernate.annotations.TenantId;

/** One time that a reason came into an episode, so that anybody can see which rules do the work. */
@Entity
@Table(name = "rule_firing")
class RuleFiring {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "episode_id")
    UUID episodeId;

    String reason;

    @Column(name = "fired_at")
    Instant firedAt;

    @SuppressWarnings("NullAway.Init")
    protected RuleFiring() {}

    @SuppressWarnings("NullAway.Init")
    RuleFiring(UUID episode, Reason reason, Instant now) {
        this.id = Ids.next();
        this.episodeId = episode;
        this.reason = reason.word();
        this.firedAt = now;
    }
}
