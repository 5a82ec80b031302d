package org.deskbridge.ledger;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.deskbridge.work.WorkState;
import org.jspecify.annotations.Nullable;

/** A piece of work as admins see it; {@code pool} is the connector it is for, where it is for one. */
public record LedgerLine(
        UUID id,
        String kind,
        String pool,
        WorkState state,
        @Nullable UUID conversation,
        int attempts,
        @Nullable String cause,
        @Nullable String detail,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant finishedAt,
        long position) {
    /** In the word that REST and the console's filters use. */
    public String word() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    public boolean isStuck() {
        return state == WorkState.DEAD || state == WorkState.RETRYING;
    }
}
