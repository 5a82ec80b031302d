package org.deskbridge.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.jspecify.annotations.Nullable;

/** Texts that somebody has to read before the assistant answers from them. */
@ApplicationScoped
@Transactional
public class ArticleDrafts {
    private static final UUID FIRST = new UUID(0, 0);

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    /** A text that waits to be read. */
    public record Draft(UUID id, String title, String body, String source, Instant createdAt) {}

    /** Returns false when this source has made one before, whatever became of it. */
    public boolean add(String sourceKey, String title, String body) {
        var known = em.createQuery("select count(d) from DraftRow d where d.sourceKey = :key", Long.class)
                .setParameter("key", sourceKey)
                .getSingleResult();
        if (known > 0) {
            return false;
        }
        em.persist(new DraftRow(sourceKey, title, body, clock.instant()));
        return true;
    }

    public List<Draft> list(int limit, @Nullable UUID after) {
        return em.createQuery(
                        "select d from DraftRow d where d.decided = false and d.id > :after order by d.id",
                        DraftRow.class)
                .setParameter("after", after == null ? FIRST : after)
                .setMaxResults(limit)
                .getResultStream()
                .map(ArticleDrafts::view)
                .toList();
    }

    public long count() {
        return em.createQuery("select count(d) from DraftRow d where d.decided = false", Long.class)
                .getSingleResult();
    }

    public Optional<UUID> workspaceOf(UUID id) {
        return Tenant.everywhere(() -> Optional.ofNullable(em.find(DraftRow.class, id))
                .filter(row -> !row.decided)
                .map(row -> row.workspaceId));
    }

    public Draft get(UUID id) {
        return view(found(id));
    }

    /** It will not be proposed again. */
    public void decide(UUID id) {
        found(id).decide();
    }

    private static Draft view(DraftRow row) {
        return new Draft(row.id, row.title, row.body, row.sourceKey.split(":", 2)[0], row.createdAt);
    }

    private DraftRow found(UUID id) {
        var row = em.find(DraftRow.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null || row.decided) {
            throw Problem.notFound("draft");
        }
        return row;
    }
}
