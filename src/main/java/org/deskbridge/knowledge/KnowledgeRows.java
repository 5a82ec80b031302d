package org.deskbridge.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads, in one short transaction, what has changed in a workspace since an index last looked. */
@ApplicationScoped
class KnowledgeRows implements ArticleSource {
    private static final int AT_ONCE = 200;

    @PersistenceContext(unitName = "deskbridge")
    EntityManager entities;

    /** The workspace's counter comes first: whatever commits after it is read again next time. */
    @Override
    @Transactional
    public Changes since(UUID workspace, long version) {
        var latest = latest(workspace);
        var rows = entities.createQuery("select a from ArticleRow a where a.change > :version", ArticleRow.class)
                .setParameter("version", version)
                .getResultList();
        var present = rows.stream().filter(row -> !row.isDeleted()).toList();
        var removed =
                rows.stream().filter(ArticleRow::isDeleted).map(ArticleRow::id).toList();
        return new Changes(latest, stored(present), removed);
    }

    @Override
    @Transactional
    public long latest(UUID workspace) {
        var counters = entities.createNativeQuery("select knowledge_change from workspace where id = ?1", Long.class)
                .setParameter(1, workspace)
                .getResultList();
        return counters.isEmpty() ? 0 : ((Number) counters.getFirst()).longValue();
    }

    private List<Stored> stored(List<ArticleRow> articles) {
        var result = new ArrayList<Stored>();
        for (var from = 0; from < articles.size(); from += AT_ONCE) {
            var some = articles.subList(from, Math.min(articles.size(), from + AT_ONCE));
            var passages = passages(some.stream().map(ArticleRow::id).toList());
            for (var row : some) {
                result.add(new Stored(row.view(), passages.getOrDefault(row.id(), List.of())));
            }
        }
        return result;
    }

    private Map<UUID, List<MeantPassage>> passages(List<UUID> articles) {
        var result = new HashMap<UUID, List<MeantPassage>>();
        entities.createQuery(
                        "select p from PassageRow p where p.articleId in :articles order by p.ordinal",
                        PassageRow.class)
                .setParameter("articles", articles)
                .getResultStream()
                .forEach(row -> result.computeIfAbsent(row.articleId(), id -> new ArrayList<>())
                        .add(row.meant()));
        return result;
    }
}
