package org.deskbridge.simulation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A rule set that is tried on past conversations, and how far that has come. */
@Entity
@Table(name = "simulation")
class Simulation {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    String rules;

    /** {@code running}, {@code done} or {@code failed}. */
    String state = "running";

    @Column(name = "conversations_total")
    long total;

    @Column(name = "conversations_done")
    long done;

    @Column(name = "next_cursor")
    @Nullable
    String cursor;

    /** How many are handed over by the rules in force. */
    @Column(name = "handed_now")
    long now;

    /** How many would be by the draft. */
    @Column(name = "handed_draft")
    long draft;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    @SuppressWarnings("NullAway.Init")
    protected Simulation() {}

    @SuppressWarnings("NullAway.Init")
    Simulation(String rules, long total, Instant now) {
        this.id = Ids.next();
        this.rules = rules;
        this.total = total;
        this.startedAt = now;
    }
}
