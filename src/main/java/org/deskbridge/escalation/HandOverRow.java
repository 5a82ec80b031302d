package org.deskbridge.escalation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A workspace's rules and office hours, as JSON. */
@Entity
@Table(name = "hand_over")
class HandOverRow {
    @Id
    @Column(name = "workspace_id")
    UUID workspaceId;

    String rules = "{}";
    String hours = "{}";

    @SuppressWarnings("NullAway.Init")
    protected HandOverRow() {}

    HandOverRow(UUID workspace) {
        this.workspaceId = workspace;
    }
}
