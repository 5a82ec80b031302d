package org.deskbridge.workspace;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** That an account works in a workspace, and as what. */
@Entity
@Table(name = "membership")
class Membership {
    @Embeddable
    record Key(
            @Column(name = "account_id") UUID account,
            @Column(name = "workspace_id") UUID workspace) implements Serializable {}

    @EmbeddedId
    Key key;

    @Enumerated(EnumType.STRING)
    Role role;

    @SuppressWarnings("NullAway.Init")
    protected Membership() {}

    Membership(UUID account, UUID workspace, Role role) {
        this.key = new Key(account, workspace);
        this.role = role;
    }
}
