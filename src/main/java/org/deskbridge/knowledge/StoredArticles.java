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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.platform.Failpoint;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;

/** The short transactions behind {@link Articles}: rows only, everything slow was done before. */
@ApplicationScoped
@Transactional
class StoredArticles {
    private static final UUID FIRST = new UUID(0, 0);

    @PersistenceContext(unitName = "deskbridge")
    EntityManager entities;

    @Inject
    Clock clock;

    /** The row of an id that is known is written over, also when it had been removed. */
    Article put(
            UUID workspace,
            UUID id,
            String title,
            String body,
            @Nullable String url,
            String language,
            List<MeantPassage> passages) {
        var number = nextChange(workspace);
        var row = entities.find(ArticleRow.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            row = new ArticleRow(id, title, body, url, language, clock.instant());
            entities.persist(row);
        } else {
            row.rewrite(title, body, url, language, clock.instant());
        }
        row.stamp(number);
        entities.flush();
        removePassages(id);
        passages.forEach(passage -> entities.persist(new PassageRow(id, passage)));
        Failpoint.ARTICLE_BEFORE_COMMIT.pass();
        return row.view();
    }

    Article change(
            UUID id,
            String title,
            String body,
            @Nullable String url,
            @Nullable String language,
            List<MeantPassage> passages) {
        var row = changing(id);
        row.rewrite(title, body, url, language == null ? row.language() : language, clock.instant());
        removePassages(id);
        passages.forEach(passage -> entities.persist(new PassageRow(id, passage)));
        return row.view();
    }

    void remove(UUID id) {
        changing(id).delete(clock.instant());
        removePassages(id);
    }

    Article get(UUID id) {
        return found(id).view();
    }

    List<Article> list(UUID workspace, int limit, @Nullable UUID after) {
        return entities.createQuery("""
                        select a from ArticleRow a
                        where a.workspaceId = :workspace and a.deleted = false and a.id > :after order by a.id""", ArticleRow.class)
                .setParameter("workspace", workspace)
                .setParameter("after", after == null ? FIRST : after)
                .setMaxResults(limit)
                .getResultStream()
                .map(ArticleRow::view)
                .toList();
    }

    List<Articles.Heading> headings(String titlePart, int from, int limit) {
        return entities.createQuery("""
                        select a.id, a.title, a.url, a.updatedAt from ArticleRow a
                        where a.deleted = false and locate(:part, lower(a.title)) > 0
                        order by lower(a.title), a.id""", Object[].class)
                .setParameter("part", titlePart.strip().toLowerCase(Locale.ROOT))
                .setFirstResult(from)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Articles.Heading((UUID) row[0], (String) row[1], (String) row[2], (Instant) row[3]))
                .toList();
    }

    Optional<UUID> workspaceOf(UUID id) {
        return Optional.ofNullable(entities.find(ArticleRow.class, id))
                .filter(row -> !row.isDeleted())
                .map(ArticleRow::workspaceId);
    }

    long count() {
        return entities.createQuery("select count(a) from ArticleRow a where a.deleted = false", Long.class)
                .getSingleResult();
    }

    private ArticleRow found(UUID id) {
        return Optional.ofNullable(entities.find(ArticleRow.class, id))
                .filter(row -> !row.isDeleted())
                .orElseThrow(() -> Problem.notFound("article"));
    }

    /** The number is taken first; read again under its lock, since another change may have come in between. */
    private ArticleRow changing(UUID id) {
        var row = found(id);
        var number = nextChange(row.workspaceId());
        entities.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        if (row.isDeleted()) {
            throw Problem.notFound("article");
        }
        row.stamp(number);
        return row;
    }

    private void removePassages(UUID article) {
        entities.createQuery("delete from PassageRow p where p.articleId = :article")
                .setParameter("article", article)
                .executeUpdate();
    }

    /** Holds the workspace's row until the commit, so that numbers become visible in their order. */
    private long nextChange(UUID workspace) {
        var updated = entities.createNativeQuery(
                        "update workspace set knowledge_change = knowledge_change + 1 where id = ?1")
                .setParameter(1, workspace)
                .executeUpdate();
        if (updated != 1) {
            throw Problem.notFound("workspace");
        }
        var number = entities.createNativeQuery("select knowledge_change from workspace where id = ?1", Long.class)
                .setParameter(1, workspace)
                .getSingleResult();
        return ((Number) number).longValue();
    }
}
