package org.deskbridge.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Leaves a model alone for a minute after it failed three times running, so that nobody waits for one that is dead. */
@ApplicationScoped
class Breaker {
    private static final int FAILURES = 3;
    private static final Duration REST = Duration.ofMinutes(1);

    @Inject
    Clock clock;

    private final Map<UUID, State> states = new ConcurrentHashMap<>();

    private record State(int failures, Instant until) {}

    boolean isOpen(UUID workspace) {
        var state = states.get(workspace);
        return state != null && clock.instant().isBefore(state.until);
    }

    /** The first failure after a rest opens it again at once. */
    void failed(UUID workspace) {
        states.compute(workspace, (id, state) -> {
            var failures = state == null ? 1 : state.failures + 1;
            return new State(failures, failures >= FAILURES ? clock.instant().plus(REST) : Instant.MIN);
        });
    }

    void worked(UUID workspace) {
        states.remove(workspace);
    }
}
