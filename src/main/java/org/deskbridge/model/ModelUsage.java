package org.deskbridge.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** Tokens that a conversation or a day has cost so far, those included that were set aside and may come back. */
@Entity
@Table(name = "model_usage")
@NamedQuery(
        name = "ModelUsage.setAside",
        query = "update ModelUsage u set u.tokens = u.tokens + :tokens"
                + " where u.workspaceId = :workspace and u.spentOn = :on and u.tokens + :tokens <= :most")
@NamedQuery(
        name = "ModelUsage.correct",
        query =
                "update ModelUsage u set u.tokens = u.tokens + :tokens where u.workspaceId = :workspace and u.spentOn = :on")
class ModelUsage {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "spent_on")
    String spentOn;

    long tokens;

    @SuppressWarnings("NullAway.Init")
    protected ModelUsage() {}
}
