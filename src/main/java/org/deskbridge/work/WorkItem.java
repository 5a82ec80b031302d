package org.deskbridge.work;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Trail;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be done, with the ids it is about. The first unfinished row of a lane is its head; only heads are
 * claimed, so a lane runs in order and one at a time.
 */
@Entity
@Table(name = "work_item")
@NamedQuery(name = "WorkItem.duePools", query = """
        select distinct w.pool from WorkItem w
        where w.state in (org.deskbridge.work.WorkState.QUEUED, org.deskbridge.work.WorkState.RETRYING,
                          org.deskbridge.work.WorkState.SENDING)
          and (w.dueAt <= :now or w.dueAt > :beyond)""")
@NamedQuery(name = "WorkItem.waiting", query = """
        select count(w) from WorkItem w
        where w.lane = :lane and w.holdsLane = false and w.finishedAt is null and w.kind = :kind
          and w.state = org.deskbridge.work.WorkState.QUEUED""")
class WorkItem {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    String pool;
    String lane;
    long position;

    @Column(name = "holds_lane")
    boolean holdsLane;

    String kind;
    String subject;

    @Column(name = "conversation_id")
    @Nullable
    UUID conversationId;

    @Enumerated(EnumType.STRING)
    WorkState state = WorkState.QUEUED;

    int attempts;
    int fence;

    @Column(name = "due_at")
    Instant dueAt;

    /** Since when an attempt may have had its effect without our knowing. */
    @Column(name = "doubtful_since")
    @Nullable
    Instant doubtfulSince;

    @Nullable
    String cause;

    @Nullable
    String detail;

    /** Of the request, frame or webhook that caused it. */
    @Nullable
    String trace;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    @SuppressWarnings("NullAway.Init")
    protected WorkItem() {}

    @SuppressWarnings("NullAway.Init")
    WorkItem(Task task, long position, Instant now) {
        this.id = Ids.next();
        this.pool = task.pool();
        this.kind = task.kind();
        this.lane = task.lane();
        this.position = position;
        this.subject = task.subject();
        this.conversationId = task.conversation();
        this.dueAt = now;
        this.createdAt = now;
        var trail = Trail.current();
        this.trace = trail == null ? null : trail.trace();
    }
}
