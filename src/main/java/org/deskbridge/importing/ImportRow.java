package org.deskbridge.importing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** One import and how far it has got; a death in between goes on from here. */
@Entity
@Table(name = "desk_import")
class ImportRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "connector_id")
    UUID connectorId;

    @Enumerated(EnumType.STRING)
    Target target;

    Instant since;

    @Nullable
    String mark;

    long seen;
    long made;

    @Enumerated(EnumType.STRING)
    State state = State.RUNNING;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    /** What tickets become. */
    enum Target {
        DESK,
        DRAFTS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How an import stands. */
    enum State {
        RUNNING,
        DONE,
        STOPPED
    }

    @SuppressWarnings("NullAway.Init")
    protected ImportRow() {}

    @SuppressWarnings("NullAway.Init")
    ImportRow(UUID connector, Target target, Instant since, Instant now) {
        this.id = Ids.next();
        this.connectorId = connector;
        this.target = target;
        this.since = since;
        this.startedAt = now;
    }

    ImportView view() {
        return new ImportView(
                id,
                connectorId,
                target.word(),
                since,
                state.name().toLowerCase(Locale.ROOT),
                seen,
                made,
                startedAt,
                finishedAt);
    }
}
