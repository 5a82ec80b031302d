package org.deskbridge.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.source.PageRow.State;

/** One reading of a source from its beginning to its end; whoever finds it ended does nothing more. */
@ApplicationScoped
@Transactional
class Rounds {
    private static final int EXAMPLES = 3;

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    /** What is to be read. */
    record Begun(String name, String language) {}

    Optional<Begun> begin(UUID id) {
        return open(id).map(row -> {
            row.run(clock.instant());
            return new Begun(row.name, row.language);
        });
    }

    /** The row of a source that is being read, and of no other. */
    Optional<SourceRow> open(UUID id) {
        return Optional.ofNullable(em.find(SourceRow.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(row -> row.state.isOpen());
    }

    byte[] content(UUID id) {
        var whole = new ByteArrayOutputStream();
        em.createQuery(
                        "select c.content from SourceChunk c where c.key.source = :id order by c.key.ordinal",
                        byte[].class)
                .setParameter("id", id)
                .getResultStream()
                .forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    /** A part of a file, known under its path. */
    UUID part(UUID source, String path) {
        var page = page(source, path);
        page.wait(em.find(SourceRow.class, source).round, false, 0, 0);
        return page.id;
    }

    PageRow page(UUID source, String address) {
        return em.createQuery(
                        "select p from PageRow p where p.sourceId = :source and p.addressHash = :hash", PageRow.class)
                .setParameter("source", source)
                .setParameter("hash", Hash.of(address))
                .getResultStream()
                .findFirst()
                .orElseGet(() -> {
                    var fresh = new PageRow(source, address);
                    em.persist(fresh);
                    return fresh;
                });
    }

    void pageEnds(UUID page, State how, String why) {
        var row = em.find(PageRow.class, page);
        if (row != null) {
            row.end(how, why);
        }
    }

    /** What was there before stays as it was: a failure is no reason to forget. */
    void fail(UUID id, String why) {
        open(id).ifPresent(row -> {
            var articles = em.createQuery("select count(a) from SourceArticle a where a.sourceId = :id", Long.class)
                    .setParameter("id", id)
                    .getSingleResult();
            row.end(SourceRow.State.FAILED, articles == 0 ? why : why + " Its earlier articles stay.", clock.instant());
            dropContent(id);
        });
    }

    void end(UUID id) {
        open(id).ifPresent(row -> {
            if (count(row, State.READ) == 0) {
                fail(id, nothingRead(row));
            } else {
                row.end(SourceRow.State.DONE, summary(row), clock.instant());
                dropContent(id);
            }
        });
    }

    private void dropContent(UUID id) {
        em.createQuery("delete from SourceChunk c where c.key.source = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    private String nothingRead(SourceRow row) {
        var pages = pages(row, List.of(State.FAILED, State.LEFT_OUT));
        return pages.isEmpty()
                ? "There was nothing to read."
                : "Nothing could be read: " + sentence(pages.getFirst()) + ".";
    }

    private String summary(SourceRow row) {
        var said = new StringBuilder();
        if (row.cut) {
            said.append("A limit was reached (")
                    .append(row.mostPages)
                    .append(" pages or ")
                    .append(SourceLimits.BYTES / (1024 * 1024))
                    .append(" MB), so that some were not visited. ");
        }
        tell(said, row, State.FAILED, " could not be read: ");
        tell(said, row, State.LEFT_OUT, row.kind == SourceRow.Kind.SITE ? " left out: " : " not taken: ");
        return said.toString().strip();
    }

    private void tell(StringBuilder said, SourceRow row, State state, String verb) {
        var count = count(row, state);
        if (count > 0) {
            var examples =
                    pages(row, List.of(state)).stream().map(Rounds::sentence).toList();
            said.append(count).append(verb).append(String.join("; ", examples));
            said.append(count > EXAMPLES ? "; and others. " : ". ");
        }
    }

    private static String sentence(PageRow page) {
        return (page.address.length() <= 200 ? page.address : page.address.substring(0, 200) + "…") + " " + page.why;
    }

    private List<PageRow> pages(SourceRow row, List<State> states) {
        return em.createQuery("""
                        select p from PageRow p
                        where p.sourceId = :id and p.round = :round and p.state in :states order by p.depth, p.id""", PageRow.class)
                .setParameter("id", row.id)
                .setParameter("round", row.round)
                .setParameter("states", states)
                .setMaxResults(EXAMPLES)
                .getResultList();
    }

    long count(SourceRow row, State state) {
        return em.createQuery(
                        "select count(p) from PageRow p where p.sourceId = :id and p.round = :round and p.state = :state",
                        Long.class)
                .setParameter("id", row.id)
                .setParameter("round", row.round)
                .setParameter("state", state)
                .getSingleResult();
    }
}
