package org.deskbridge.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.WorkQueue.Added;
import org.jspecify.annotations.Nullable;

/** The ledger: every piece of work with its state and cause, and the way to have a dead one tried again. */
@ApplicationScoped
@Transactional
public class Deliveries {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Event<Added> added;

    /** One line of the ledger. {@code attempts} counts from the last retry by hand. */
    public record Delivery(
            UUID id,
            String kind,
            String lane,
            String state,
            @Nullable UUID conversation,
            int attempts,
            @Nullable String cause,
            @Nullable String detail,
            Instant createdAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant finishedAt,
            long position) {}

    /** Newest first, before the given position. */
    public List<Delivery> list(@Nullable WorkState state, int limit, long before) {
        Set<WorkState> states = state == null ? EnumSet.allOf(WorkState.class) : EnumSet.of(state);
        return em.createQuery(
                        "select w from WorkItem w where w.state in :states and w.position < :before order by w.position desc",
                        WorkItem.class)
                .setParameter("states", states)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultStream()
                .map(Deliveries::view)
                .toList();
    }

    public Optional<UUID> workspaceOf(UUID id) {
        return Tenant.everywhere(
                () -> Optional.ofNullable(em.find(WorkItem.class, id)).map(item -> item.workspaceId));
    }

    /** Only what is dead or waiting may be tried again; what was delivered stays delivered. */
    public Delivery retry(UUID id) {
        var now = clock.instant();
        var changed = em.createQuery(
                        "update WorkItem w set w.state = :queued, w.attempts = 0, w.fence = w.fence + 1,"
                                + " w.dueAt = :now, w.cause = null, w.finishedAt = null, w.holdsLane = false where w.id = :id and w.state in :stuck")
                .setParameter("queued", WorkState.QUEUED)
                .setParameter("now", now)
                .setParameter("id", id)
                .setParameter("stuck", EnumSet.of(WorkState.DEAD, WorkState.RETRYING))
                .executeUpdate();
        if (changed == 0) {
            throw new Problem(409, "only a dead or retrying delivery can be retried");
        }
        var item = em.find(WorkItem.class, id);
        added.fire(new Added(item.pool));
        return view(item);
    }

    private static Delivery view(WorkItem item) {
        var open = item.finishedAt == null;
        return new Delivery(
                item.id,
                item.kind,
                item.lane,
                item.state.name().toLowerCase(Locale.ROOT),
                item.conversationId,
                item.attempts,
                item.cause,
                item.detail,
                item.createdAt,
                open ? item.dueAt : null,
                item.finishedAt,
                item.position);
    }
}
