package org.deskbridge.work;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Does one kind of work; runs outside any transaction and may run again after a crash, so its effect must be idempotent. */
public interface WorkHandler {
    /** One claimed piece of work: ids only, whatever else is needed is read afresh. */
    record Job(
            UUID id,
            UUID workspace,
            String pool,
            String subject,
            @Nullable UUID conversation,
            int attempt) {}

    String kind();

    Outcome run(Job job);
}
