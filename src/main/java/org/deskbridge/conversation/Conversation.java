package org.deskbridge.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** The counters and the control of one conversation; changed only under its row lock. */
@Entity
@Table(name = "conversation")
class Conversation {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "visitor_id")
    UUID visitorId;

    @Enumerated(EnumType.STRING)
    Status status = Status.OPEN;

    @Enumerated(EnumType.STRING)
    Control control = Control.ASSISTANT;

    @Column(name = "control_version")
    int controlVersion;

    @Column(name = "last_seq")
    long lastSeq;

    @Column(name = "last_position")
    long lastPosition;

    @Column(name = "last_visitor_seq")
    long lastVisitorSeq;

    @Column(name = "visitor_read")
    long visitorRead;

    @Column(name = "agent_read")
    long agentRead;

    int episodes;

    @Column(name = "agent_name")
    @Nullable
    String agentName;

    @Nullable
    String rating;

    @Column(name = "page_url")
    @Nullable
    String pageUrl;

    @Column(name = "page_title")
    @Nullable
    String pageTitle;

    @Nullable
    String locale;

    @Column(name = "time_zone")
    @Nullable
    String timeZone;

    /** The help desk in which it takes place; null for our own widget. */
    @Nullable
    String origin;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "last_message_at")
    Instant lastMessageAt;

    @SuppressWarnings("NullAway.Init")
    protected Conversation() {}

    @SuppressWarnings("NullAway.Init")
    Conversation(UUID id, UUID visitor, Instant now) {
        this.id = id;
        this.visitorId = visitor;
        this.startedAt = now;
        this.lastMessageAt = now;
    }

    /** Numbers a message and lets what follows from it happen to the conversation; true when that changed its state. */
    boolean take(Message message) {
        message.position = ++lastPosition;
        message.seq = message.internal() ? lastSeq : ++lastSeq;
        lastMessageAt = message.sentAt;
        return switch (message.authorKind) {
            case VISITOR -> {
                lastVisitorSeq = message.seq;
                yield reopen();
            }
            case AGENT -> !message.internal() && takenOver(message.authorName);
            case ASSISTANT, SYSTEM -> false;
        };
    }

    /** A visitor who writes again after the end is answered again. */
    private boolean reopen() {
        return status == Status.RESOLVED && become(Status.OPEN, Control.ASSISTANT);
    }

    /** A human who speaks holds the pen. */
    private boolean takenOver(@Nullable String name) {
        var joined = !Objects.equals(agentName, name);
        agentName = name;
        return (control == Control.ASSISTANT && become(status, Control.HUMAN)) || joined;
    }

    boolean become(Status nextStatus, Control nextControl) {
        if (status == nextStatus && control == nextControl) {
            return false;
        }
        status = nextStatus;
        control = nextControl;
        controlVersion++;
        if (control == Control.ASSISTANT) {
            agentName = null;
        }
        return true;
    }

    /** How it stands now, to be told to whoever listens. */
    Changed changed(Status before) {
        return new Changed(workspaceId, id, status, control, before, agentName);
    }

    /** Whether an answer that was thought about under these terms may still be given. */
    boolean stillWaits(Turn turn) {
        return control == Control.ASSISTANT
                && controlVersion == turn.controlVersion()
                && lastVisitorSeq == turn.lastVisitorSeq();
    }
}
