package org.deskbridge.work;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Does one kind of work; runs outside any transaction and may run again after a crash, so its effect must be idempotent. */
public interface WorkHandler {
    /**
     * One claimed piece of work: ids only, whatever else is needed is read afresh.
     *
     * @param doubtfulSince when an earlier attempt, whose end nobody saw, may have had its effect; null if none may
     */
    record Job(
            UUID id,
            UUID workspace,
            String pool,
            String subject,
            @Nullable UUID conversation,
            int attempt,
            @Nullable Instant doubtfulSince) {}

    String kind();

    Outcome run(Job job);
}
