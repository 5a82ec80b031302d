package org.deskbridge.action;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Json;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** An action as stored; its secret is sealed for this row alone. */
@Entity
@Table(name = "visitor_action")
class ActionRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    String name;

    String definition;

    @Column(name = "header_secret")
    @Nullable
    String headerSecret;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected ActionRow() {}

    @SuppressWarnings("NullAway.Init")
    ActionRow(Definition definition, Instant now) {
        this.id = Ids.next();
        this.createdAt = now;
        define(definition, now);
    }

    final void define(Definition wanted, Instant now) {
        this.name = wanted.name();
        this.definition = wanted.json().toString();
        this.updatedAt = now;
    }

    Definition definition() {
        try (var reader = Json.createReader(new StringReader(definition))) {
            return Definition.from(reader.readObject());
        }
    }

    /** What the sealed secret belongs to. */
    String place() {
        return id + "/action-header";
    }

    ActionView view() {
        return new ActionView(id, definition(), headerSecret != null, createdAt, updatedAt);
    }
}
