package org.deskbridge.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.deskbridge.source.PageRow.State;

/** Sources with their numbers, counted where they stand so that no number can be wrong for long. */
@ApplicationScoped
@Transactional
class SourceCounts {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    List<SourceView> views(List<SourceRow> rows) {
        var ids = rows.stream().map(row -> row.id).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        var pages = pages(ids);
        var articles = articles(ids);
        return rows.stream()
                .map(row -> view(row, pages.getOrDefault(row.id, Map.of()), articles.getOrDefault(row.id, 0L)))
                .toList();
    }

    private Map<UUID, Map<State, Long>> pages(List<UUID> ids) {
        var result = new HashMap<UUID, Map<State, Long>>();
        em.createQuery("""
                        select p.sourceId, p.state, count(p) from PageRow p
                        join SourceRow s on s.id = p.sourceId and s.round = p.round
                        where p.sourceId in :ids
                        group by p.sourceId, p.state""", Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .forEach(line -> result.computeIfAbsent((UUID) line[0], id -> new EnumMap<>(State.class))
                        .put((State) line[1], (Long) line[2]));
        return result;
    }

    private Map<UUID, Long> articles(List<UUID> ids) {
        var result = new HashMap<UUID, Long>();
        em.createQuery("""
                        select a.sourceId, count(a) from SourceArticle a
                        where a.sourceId in :ids and a.contentHash <> '' group by a.sourceId""", Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .forEach(line -> result.put((UUID) line[0], (Long) line[1]));
        return result;
    }

    private static SourceView view(SourceRow row, Map<State, Long> pages, long articles) {
        return new SourceView(
                row.id,
                word(row.kind),
                row.name,
                row.address,
                row.language,
                word(row.every),
                row.mostPages,
                word(row.state),
                row.message,
                pages.getOrDefault(State.READ, 0L),
                pages.getOrDefault(State.LEFT_OUT, 0L),
                pages.getOrDefault(State.FAILED, 0L),
                pages.getOrDefault(State.WAITING, 0L),
                articles,
                row.createdAt,
                row.startedAt,
                row.finishedAt,
                row.nextAt);
    }

    static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
