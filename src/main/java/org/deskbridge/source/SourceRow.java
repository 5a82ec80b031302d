package org.deskbridge.source;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A file or a site, and how far it has been read in this round. */
@Entity
@Table(name = "knowledge_source")
class SourceRow {
    private static final int LONGEST_MESSAGE = 2000;

    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Enumerated(EnumType.STRING)
    Kind kind;

    String name;

    @Nullable
    String address;

    /** Given by who added it; empty when each text is to be looked at. */
    String language;

    @Enumerated(EnumType.STRING)
    Every every = Every.NEVER;

    @Column(name = "most_pages")
    int mostPages;

    @Enumerated(EnumType.STRING)
    State state = State.WAITING;

    String message = "";

    /** Each reading of the whole is a round; what belongs to an earlier one is old. */
    int round;

    /** Null until this round has asked. */
    @Nullable
    String robots;

    long bytes;

    /** Requests in a row that found nobody. */
    int troubles;

    /** Whether a limit has left something out. */
    boolean cut;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    @Column(name = "next_at")
    @Nullable
    Instant nextAt;

    /** Where its texts come from. */
    enum Kind {
        FILE,
        SITE
    }

    /** How a source stands. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        REMOVING;

        boolean isOpen() {
            return this == WAITING || this == RUNNING;
        }
    }

    /** How often a site is read again by itself. */
    enum Every {
        NEVER(Duration.ZERO),
        DAILY(Duration.ofDays(1)),
        WEEKLY(Duration.ofDays(7));

        private final Duration pause;

        Every(Duration pause) {
            this.pause = pause;
        }

        static Every of(@Nullable String word) {
            return word == null ? NEVER : valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    @SuppressWarnings("NullAway.Init")
    protected SourceRow() {}

    @SuppressWarnings("NullAway.Init")
    SourceRow(Kind kind, String name, @Nullable String address, Instant now) {
        this.id = Ids.next();
        this.kind = kind;
        this.name = name;
        this.address = address;
        this.language = "";
        this.createdAt = now;
    }

    void beginRound() {
        round++;
        state = State.WAITING;
        message = "";
        robots = null;
        bytes = 0;
        troubles = 0;
        cut = false;
        nextAt = null;
    }

    void run(Instant now) {
        if (state == State.WAITING) {
            state = State.RUNNING;
            startedAt = now;
        }
    }

    void end(State how, String said, Instant now) {
        state = how;
        message = said.length() <= LONGEST_MESSAGE ? said : said.substring(0, LONGEST_MESSAGE - 1) + "…";
        finishedAt = now;
        nextAt = every == Every.NEVER ? null : now.plus(every.pause);
    }

    boolean isFull(long visited) {
        return visited >= mostPages || bytes > SourceLimits.BYTES;
    }
}
