package org.deskbridge.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.jspecify.annotations.Nullable;

/** A workspace's named sets of test cases. */
@ApplicationScoped
@Transactional
public class EvaluationSets {
    public static final int LONGEST_NAME = 200;

    /** In a workspace. */
    public static final int MOST = 200;

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    /** A set and how much is in it. */
    public record SetView(UUID id, UUID workspace, String name, long cases, Instant createdAt) {}

    public Optional<UUID> workspaceOf(UUID id) {
        return Tenant.everywhere(
                () -> Optional.ofNullable(em.find(EvaluationSet.class, id)).map(row -> row.workspaceId));
    }

    /** In the order of their names. */
    public List<SetView> list() {
        var counts = new HashMap<UUID, Long>();
        em.createQuery("select c.setId, count(c) from EvaluationCase c group by c.setId", Object[].class)
                .getResultStream()
                .forEach(row -> counts.put((UUID) row[0], (Long) row[1]));
        return em.createQuery("select s from EvaluationSet s order by lower(s.name), s.id", EvaluationSet.class)
                .setMaxResults(MOST)
                .getResultStream()
                .map(row -> view(row, counts.getOrDefault(row.id, 0L)))
                .toList();
    }

    public SetView get(UUID id) {
        var cases = em.createQuery("select count(c) from EvaluationCase c where c.setId = :set", Long.class)
                .setParameter("set", id)
                .getSingleResult();
        return view(found(id), cases);
    }

    public SetView add(String name) {
        var free = free(name, null);
        if (em.createQuery("select count(s) from EvaluationSet s", Long.class).getSingleResult() >= MOST) {
            throw Problem.field("name", "would be one set too many: a workspace has at most " + MOST);
        }
        var row = new EvaluationSet(free, clock.instant());
        em.persist(row);
        em.flush();
        return view(row, 0);
    }

    public SetView rename(UUID id, String name) {
        var row = found(id);
        row.name = free(name, id);
        return get(id);
    }

    /** With its cases, its runs and what came of them. */
    public void remove(UUID id) {
        em.remove(locked(id));
    }

    /** The name, where no other set has it. */
    private String free(String typed, @Nullable UUID own) {
        var name = typed.strip();
        if (name.isEmpty()) {
            throw Problem.field("name", "must not be empty");
        }
        var others = em.createQuery("select s.id from EvaluationSet s where lower(s.name) = :name", UUID.class)
                .setParameter("name", name.toLowerCase(Locale.ROOT))
                .getResultList();
        if (others.stream().anyMatch(other -> !other.equals(own))) {
            throw Problem.field("name", "is taken by another set");
        }
        return name;
    }

    private EvaluationSet found(UUID id) {
        return Optional.ofNullable(em.find(EvaluationSet.class, id))
                .orElseThrow(() -> Problem.notFound("evaluation set"));
    }

    /** Whoever counts what is in a set, and adds to it, holds it meanwhile. */
    EvaluationSet locked(UUID id) {
        return Optional.ofNullable(em.find(EvaluationSet.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> Problem.notFound("evaluation set"));
    }

    private static SetView view(EvaluationSet row, long cases) {
        return new SetView(row.id, row.workspaceId, row.name, cases, row.createdAt);
    }
}
