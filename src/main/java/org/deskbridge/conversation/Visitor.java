package org.deskbridge.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A shopper, known by a token in the browser and perhaps by what they told us. */
@Entity
@Table(name = "visitor")
class Visitor {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "external_id")
    @Nullable
    String externalId;

    boolean verified;

    @Nullable
    String name;

    @Nullable
    String email;

    @Nullable
    String phone;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Visitor() {}

    @SuppressWarnings("NullAway.Init")
    Visitor(UUID id, Instant now) {
        this.id = id;
        this.createdAt = now;
    }

    Contact contact() {
        return new Contact(name, email, phone);
    }

    void learn(Contact told) {
        name = told.name() == null ? name : told.name();
        email = told.email() == null ? email : told.email();
        phone = told.phone() == null ? phone : told.phone();
    }
}
