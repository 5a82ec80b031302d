package org.deskbridge.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.deskbridge.platform.Together;
import org.deskbridge.work.WorkQueue.Claim;

/**
 * Puts into one transaction what the threads of a pool end and begin while the previous transaction commits. H2 locks all
 * that is due where PostgreSQL locks what it returns, so that threads that claimed apart would find nothing.
 */
@ApplicationScoped
class Turns {
    @Inject
    WorkQueue queue;

    private final Map<String, Together<Turn, Optional<Claim>>> pools = new ConcurrentHashMap<>();

    /** Nothing was held; what is due first in the pool is held from now on. */
    Optional<Claim> first(String pool) {
        return join(pool, new Turn.First());
    }

    /** Both or neither: one is ended, and the next of its pool is held from now on. */
    Optional<Claim> next(Claim held, Outcome outcome) {
        return join(held.pool(), new Turn.Next(held, outcome));
    }

    private Optional<Claim> join(String pool, Turn turn) {
        return pools.computeIfAbsent(pool, this::pool).join(turn);
    }

    private Together<Turn, Optional<Claim>> pool(String pool) {
        return new Together<>(
                turns -> queue.turn(pool, turns).stream().map(Optional::of).toList(),
                turn -> queue.turn(pool, List.of(turn)).getFirst());
    }
}
