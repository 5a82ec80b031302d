package org.deskbridge.importing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as its admin sees it.
 *
 * @param into desk or drafts
 * @param state running, done or stopped
 * @param seen tickets looked at so far
 * @param made tickets or drafts that there were not before
 */
public record ImportView(
        UUID id,
        UUID connector,
        String into,
        Instant since,
        String state,
        long seen,
        long made,
        Instant startedAt,
        @Nullable Instant finishedAt) {
    public boolean running() {
        return state.equals("running");
    }
}
