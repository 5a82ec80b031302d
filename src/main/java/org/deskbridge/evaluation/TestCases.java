package org.deskbridge.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.jspecify.annotations.Nullable;

/** The questions of a set, each asked once and with what is expected of its answer. */
@ApplicationScoped
@Transactional
public class TestCases {
    /** In a set. */
    public static final int MOST = 10_000;

    private static final UUID FIRST = new UUID(0, 0);

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    EvaluationSets sets;

    @Inject
    Drafts drafts;

    @Inject
    CaseTable table;

    /**
     * A case as it is shown.
     *
     * @param before what the visitor said before it; empty where the question stands alone
     * @param articleTitle as it was when the case was written, so that one that is gone still has a name
     */
    public record CaseView(
            UUID id,
            UUID set,
            String question,
            String before,
            String expectation,
            @Nullable UUID article,
            @Nullable String articleTitle,
            Instant createdAt) {}

    /** What an import did. */
    public record Imported(int added, int changed) {}

    public Optional<UUID> workspaceOf(UUID id) {
        return Tenant.everywhere(
                () -> Optional.ofNullable(em.find(EvaluationCase.class, id)).map(row -> row.workspaceId));
    }

    /** In the order in which they were added, beginning after the one given. */
    public List<CaseView> list(UUID set, @Nullable String cursor, int limit) {
        var after = cursor == null
                ? FIRST
                : Ids.parse(cursor).orElseThrow(() -> Problem.field("cursor", "is not one of ours"));
        return em.createQuery(
                        "select c from EvaluationCase c where c.setId = :set and c.id > :after order by c.id",
                        EvaluationCase.class)
                .setParameter("set", set)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultStream()
                .map(EvaluationCase::view)
                .toList();
    }

    public CaseView get(UUID id) {
        return found(id).view();
    }

    public CaseView add(UUID set, Fields body) {
        var row = sets.locked(set);
        var draft = drafts.read(row.workspaceId, body);
        bounded(count(set) + 1);
        fresh(set, draft, null);
        var added = new EvaluationCase(Ids.next(), set, draft, clock.instant());
        em.persist(added);
        em.flush();
        return added.view();
    }

    public CaseView change(UUID id, Fields body) {
        var row = found(id);
        var set = sets.locked(row.setId);
        var draft = drafts.read(set.workspaceId, body);
        fresh(row.setId, draft, id);
        row.rewrite(draft);
        return row.view();
    }

    public void remove(UUID id) {
        em.remove(found(id));
    }

    /** All of a table or nothing; a question that is there already takes on what is expected of it now. */
    public Imported bring(UUID set, String text) {
        sets.locked(set);
        var lines = table.read(text);
        var known = new HashMap<UUID, EvaluationCase>();
        em.createQuery("select c from EvaluationCase c where c.setId = :set", EvaluationCase.class)
                .setParameter("set", set)
                .getResultStream()
                .forEach(row -> known.put(row.asked, row));
        var ids = Order.ids(lines.size());
        var added = 0;
        for (var draft : lines) {
            var there = known.get(draft.asked());
            if (there == null) {
                em.persist(new EvaluationCase(ids.get(added++), set, draft, clock.instant()));
            } else {
                there.rewrite(draft);
            }
        }
        bounded(known.size() + added);
        return new Imported(added, lines.size() - added);
    }

    private static void bounded(long cases) {
        if (cases > MOST) {
            throw Problem.field("cases", "must be at most " + MOST + " in a set; it would have " + cases);
        }
    }

    private long count(UUID set) {
        return em.createQuery("select count(c) from EvaluationCase c where c.setId = :set", Long.class)
                .setParameter("set", set)
                .getSingleResult();
    }

    private void fresh(UUID set, Draft draft, @Nullable UUID own) {
        var same = em.createQuery(
                        "select c.id from EvaluationCase c where c.setId = :set and c.asked = :asked", UUID.class)
                .setParameter("set", set)
                .setParameter("asked", draft.asked())
                .getResultList();
        if (same.stream().anyMatch(other -> !other.equals(own))) {
            throw Problem.field("question", "is in this set already");
        }
    }

    private EvaluationCase found(UUID id) {
        return Optional.ofNullable(em.find(EvaluationCase.class, id))
                .orElseThrow(() -> Problem.notFound("evaluation case"));
    }
}
