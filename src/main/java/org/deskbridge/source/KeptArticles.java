package org.deskbridge.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.source.PageRow.State;

/** Which articles a source has; written before an article is, so that a death in between leaves none that nobody knows. */
@ApplicationScoped
@Transactional
class KeptArticles {
    private static final int AT_ONCE = 50;

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    /** Whether the article has to be written; false for one that says the same already, and when the source has ended. */
    boolean needs(UUID source, UUID page, UUID article, String hash) {
        var from = em.find(SourceRow.class, source);
        if (from == null || !from.state.isOpen()) {
            return false;
        }
        var row = Optional.ofNullable(em.find(SourceArticle.class, article)).orElseGet(() -> {
            var fresh = new SourceArticle(article, source, page);
            em.persist(fresh);
            return fresh;
        });
        row.round = from.round;
        return !row.contentHash.equals(hash);
    }

    void written(UUID article, String hash) {
        var row = em.find(SourceArticle.class, article);
        if (row != null) {
            row.contentHash = hash;
        }
    }

    /** What this round has not seen again, though it would have; what could not be reached is not gone, nor is all of it. */
    List<UUID> gone(UUID source) {
        var row = em.find(SourceRow.class, source);
        if (row == null || count(row, State.READ) == 0) {
            return List.of();
        }
        return em.createQuery("""
                        select a.articleId from SourceArticle a join PageRow p on p.id = a.pageId
                        where a.sourceId = :source and a.round < :round
                        and ((p.round = :round and p.state not in :unknown) or (p.round < :round and :whole = true))""", UUID.class)
                .setParameter("source", source)
                .setParameter("round", row.round)
                .setParameter("unknown", List.of(State.FAILED, State.WAITING))
                .setParameter("whole", row.kind == SourceRow.Kind.FILE || isWhole(row))
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    /** A page that failed might have led to those that were not met. */
    private boolean isWhole(SourceRow row) {
        return !row.cut && count(row, State.FAILED) == 0;
    }

    private long count(SourceRow row, State state) {
        return em.createQuery(
                        "select count(p) from PageRow p where p.sourceId = :id and p.round = :round and p.state = :state",
                        Long.class)
                .setParameter("id", row.id)
                .setParameter("round", row.round)
                .setParameter("state", state)
                .getSingleResult();
    }

    List<UUID> some(UUID source) {
        return em.createQuery("select a.articleId from SourceArticle a where a.sourceId = :source", UUID.class)
                .setParameter("source", source)
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    void forget(UUID article) {
        em.createQuery("delete from SourceArticle a where a.articleId = :article")
                .setParameter("article", article)
                .executeUpdate();
    }

    void forgetSource(UUID source) {
        em.createQuery("delete from SourceRow s where s.id = :source")
                .setParameter("source", source)
                .executeUpdate();
    }
}
