package org.deskbridge.importing;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A ticket that an import has looked at already, so that going on after a pause costs no call for it. */
@Entity
@Table(name = "imported_ticket")
class ImportedTicket {
    /** An import looks at each ticket once. */
    @Embeddable
    record Key(
            @Column(name = "import_id") UUID of,
            @Column(name = "external_id") String external) implements Serializable {}

    @EmbeddedId
    Key key;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @SuppressWarnings("NullAway.Init")
    protected ImportedTicket() {}

    @SuppressWarnings("NullAway.Init")
    ImportedTicket(Key key) {
        this.key = key;
    }
}
