package org.deskbridge.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.deskbridge.crawl.WebAddress;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.deskbridge.reading.Languages;
import org.deskbridge.source.SourceRow.Every;
import org.deskbridge.source.SourceRow.Kind;
import org.deskbridge.source.SourceRow.State;
import org.deskbridge.work.Task;
import org.deskbridge.work.WorkQueue;
import org.jspecify.annotations.Nullable;

/** Where a workspace's articles come from besides its authors: added, read again, removed. */
@ApplicationScoped
@Transactional
public class Sources {
    /** Pages of a site, unless who adds it says otherwise, and the most that may be said. */
    public static final int PAGES = SourceLimits.PAGES;

    public static final int MOST_PAGES = SourceLimits.MOST_PAGES;

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    WorkQueue work;

    @Inject
    SourceCounts counts;

    /**
     * A site as an admin describes it, typed as it may be.
     *
     * @param language empty when each page is to be looked at
     * @param every never, daily or weekly
     */
    public record Site(String address, String language, String every, int mostPages) {}

    public List<SourceView> list() {
        return counts.views(em.createQuery(
                        "select s from SourceRow s where s.state <> :gone order by s.createdAt desc, s.id desc",
                        SourceRow.class)
                .setParameter("gone", State.REMOVING)
                .setMaxResults(SourceLimits.SOURCES)
                .getResultList());
    }

    public Optional<UUID> workspaceOf(UUID id) {
        return Tenant.everywhere(() -> Optional.ofNullable(em.find(SourceRow.class, id))
                .filter(row -> row.state != State.REMOVING)
                .map(row -> row.workspaceId));
    }

    public SourceView get(UUID id) {
        return view(found(id));
    }

    /** The same address again is the same source, with what is said of it now. */
    public SourceView addSite(Site site) {
        var typed = WebAddress.typed(site.address);
        var language = site.language.strip();
        if (!language.isEmpty() && !Languages.isTag(language)) {
            throw Problem.field("language", "must be a language tag such as de or pt-BR");
        }
        var address = typed.text();
        var row = known(Kind.SITE, address).orElseGet(() -> make(Kind.SITE, typed.name(), address));
        row.language = language;
        row.every = Every.of(site.every);
        row.mostPages = site.mostPages;
        begin(row);
        return view(row);
    }

    /** A file of a known name takes the place of the one that was sent before. */
    SourceView addFile(String name, String language, List<byte[]> chunks) {
        var row = known(Kind.FILE, name).orElseGet(() -> make(Kind.FILE, name, null));
        row.language = language;
        em.createQuery("delete from SourceChunk c where c.key.source = :id")
                .setParameter("id", row.id)
                .executeUpdate();
        for (var ordinal = 0; ordinal < chunks.size(); ordinal++) {
            em.persist(new SourceChunk(row.id, ordinal, chunks.get(ordinal)));
        }
        begin(row);
        return view(row);
    }

    private Optional<SourceRow> known(Kind kind, String what) {
        var field = kind == Kind.SITE ? "address" : "name";
        return em.createQuery(
                        "select s.id from SourceRow s where s.kind = :kind and s." + field
                                + " = :what and s.state <> :gone order by s.id",
                        UUID.class)
                .setParameter("kind", kind)
                .setParameter("what", what)
                .setParameter("gone", State.REMOVING)
                .getResultStream()
                .findFirst()
                .map(this::found);
    }

    private SourceRow make(Kind kind, String name, @Nullable String address) {
        var count = em.createQuery("select count(s) from SourceRow s where s.state <> :gone", Long.class)
                .setParameter("gone", State.REMOVING)
                .getSingleResult();
        if (count >= SourceLimits.SOURCES) {
            throw new Problem(409, "a workspace may have at most " + SourceLimits.SOURCES + " sources");
        }
        var row = new SourceRow(kind, name, address, clock.instant());
        em.persist(row);
        em.flush();
        return row;
    }

    /** Only a site can be visited again; a file has to be sent again. */
    public SourceView crawl(UUID id) {
        var row = found(id);
        if (row.kind != Kind.SITE) {
            throw new Problem(409, "a file is read again when it is sent again");
        }
        begin(row);
        return view(row);
    }

    private void begin(SourceRow row) {
        if (row.round > 0 && row.state.isOpen()) {
            throw new Problem(409, "“" + row.name + "” is being read already; try again when that is done");
        }
        row.beginRound();
        add(row, row.kind == Kind.SITE ? Crawling.KIND : Filing.KIND);
    }

    /** Each workspace has a pool of its own: a slow site keeps nobody else waiting. */
    private void add(SourceRow row, String kind) {
        var pool = "src:" + row.workspaceId;
        work.add(new Task(pool, kind, "source:" + row.id, row.id.toString(), null));
    }

    /** It is gone from now on; its articles follow one by one. */
    public void remove(UUID id) {
        var row = found(id);
        row.state = State.REMOVING;
        row.nextAt = null;
        add(row, Removing.KIND);
    }

    public List<PageView> pages(UUID id, int from, int limit) {
        var row = found(id);
        return em.createQuery(
                        "select p from PageRow p where p.sourceId = :id and p.round = :round order by p.depth, p.id",
                        PageRow.class)
                .setParameter("id", id)
                .setParameter("round", row.round)
                .setFirstResult(from)
                .setMaxResults(limit)
                .getResultStream()
                .map(page -> new PageView(page.address, SourceCounts.word(page.state), page.why))
                .toList();
    }

    /** Sites whose time has come, with their workspaces; the caller runs for every workspace. */
    Map<UUID, UUID> due() {
        return em.createQuery("select s from SourceRow s where s.nextAt <= :now and s.state in :ended", SourceRow.class)
                .setParameter("now", clock.instant())
                .setParameter("ended", List.of(State.DONE, State.FAILED))
                .setMaxResults(50)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.id, row -> row.workspaceId));
    }

    /** Whoever is first of several nodes begins; the others find that its time has moved. */
    void crawlIfDue(UUID id) {
        var row = found(id);
        if (row.nextAt != null && !row.nextAt.isAfter(clock.instant()) && !row.state.isOpen()) {
            begin(row);
        }
    }

    private SourceView view(SourceRow row) {
        em.flush();
        return counts.views(List.of(row)).getFirst();
    }

    private SourceRow found(UUID id) {
        var row = em.find(SourceRow.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null || row.state == State.REMOVING) {
            throw Problem.notFound("source");
        }
        return row;
    }
}
