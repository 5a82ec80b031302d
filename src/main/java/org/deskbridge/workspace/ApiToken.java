package org.deskbridge.workspace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.jspecify.annotations.Nullable;

/** A key for programs, kept as a hash only. */
@Entity
@Table(name = "api_token")
class ApiToken {
    @Id
    UUID id;

    @Column(name = "account_id")
    UUID accountId;

    String name;
    String hash;
    String scopes;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected ApiToken() {}

    ApiToken(UUID accountId, String name, String hash, String scopes, @Nullable Instant expiresAt, Instant now) {
        this.id = Ids.next();
        this.accountId = accountId;
        this.name = name;
        this.hash = hash;
        this.scopes = scopes;
        this.expiresAt = expiresAt;
        this.createdAt = now;
    }

    boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    Set<String> scopeSet() {
        return Set.of(scopes.split(" "));
    }
}
