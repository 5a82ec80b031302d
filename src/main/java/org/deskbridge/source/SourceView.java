package org.deskbridge.source;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source as its admin sees it.
 *
 * @param kind file or site
 * @param language given for all of it; empty when each text is looked at
 * @param every never, daily or weekly
 * @param state waiting, running, done or failed
 * @param message why it failed, or what was left out; empty when there is nothing to say
 * @param read pages or files of an archive that were read in the last round
 * @param leftOut those of which nothing is kept
 * @param failed those that could not be read, whose earlier articles stay
 * @param waiting those still to be visited
 * @param articles that answers are made of now
 */
public record SourceView(
        UUID id,
        String kind,
        String name,
        @Nullable String address,
        String language,
        String every,
        int mostPages,
        String state,
        String message,
        long read,
        long leftOut,
        long failed,
        long waiting,
        long articles,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant nextAt) {
    public boolean site() {
        return kind.equals("site");
    }

    public boolean open() {
        return state.equals("waiting") || state.equals("running");
    }
}
