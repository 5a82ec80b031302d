package org.deskbridge.action;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.hibernate.annotations.TenantId;

/** A host that the actions of a workspace may call. */
@Entity
@Table(name = "action_host")
class AllowedHost {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    String host;

    @SuppressWarnings("NullAway.Init")
    protected AllowedHost() {}

    @SuppressWarnings("NullAway.Init")
    AllowedHost(String host) {
        this.id = Ids.next();
        this.host = host;
    }
}
