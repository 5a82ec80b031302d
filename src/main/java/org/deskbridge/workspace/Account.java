package org.deskbridge.workspace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.jspecify.annotations.Nullable;

/** A person who works with Deskbridge, in one workspace or in many. */
@Entity
@Table(name = "account")
class Account {
    /** The first account of an installation is always this one, so that of two who try at once the second fails on its key. */
    static final UUID FIRST = new UUID(0x0000_0000_0000_7000L, 0x8000_0000_0000_0001L);

    @Id
    UUID id;

    String email;
    String name;

    @Column(name = "password_hash")
    String passwordHash;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "last_seen_at")
    @Nullable
    Instant lastSeenAt;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    Account(String email, String name, String passwordHash, Instant now) {
        this(Ids.next(), email, name, passwordHash, now);
    }

    Account(UUID id, String email, String name, String passwordHash, Instant now) {
        this.id = id;
        this.email = email;
        this.name = name;
        this.passwordHash = passwordHash;
        this.createdAt = now;
    }
}
