package org.deskbridge.evaluation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.hibernate.annotations.TenantId;

/** Test cases under a name. */
@Entity
@Table(name = "evaluation_set")
class EvaluationSet {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    String name;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected EvaluationSet() {}

    @SuppressWarnings("NullAway.Init")
    EvaluationSet(String name, Instant now) {
        this.id = Ids.next();
        this.name = name;
        this.createdAt = now;
    }
}
