package org.deskbridge.importing;

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
import org.deskbridge.connector.TicketReading.News;
import org.deskbridge.importing.ImportRow.State;
import org.deskbridge.importing.ImportRow.Target;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.Task;
import org.deskbridge.work.WorkQueue;
import org.jspecify.annotations.Nullable;

/** Imports of a workspace: begun, stopped, and how far they have got. */
@ApplicationScoped
@Transactional
public class Imports {
    private static final int SHOWN = 50;

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    WorkQueue work;

    @Inject
    ImportedTickets tickets;

    /** One at a time for each account: two would only take each other's allowance. */
    public ImportView begin(UUID connector, boolean intoDesk, Instant since) {
        var running = em.createQuery(
                        "select i from ImportRow i where i.connectorId = :connector and i.state = :running",
                        ImportRow.class)
                .setParameter("connector", connector)
                .setParameter("running", State.RUNNING)
                .getResultList();
        if (!running.isEmpty()) {
            throw new Problem(409, "an import from this account is running already");
        }
        var row = new ImportRow(connector, intoDesk ? Target.DESK : Target.DRAFTS, since, clock.instant());
        em.persist(row);
        em.flush();
        work.add(new Task(connector.toString(), Importing.KIND, "import:" + row.id, row.id.toString(), null));
        return row.view();
    }

    public List<ImportView> list() {
        return em.createQuery("select i from ImportRow i order by i.startedAt desc, i.id desc", ImportRow.class)
                .setMaxResults(SHOWN)
                .getResultStream()
                .map(ImportRow::view)
                .toList();
    }

    public Optional<UUID> workspaceOf(UUID id) {
        return Tenant.everywhere(
                () -> Optional.ofNullable(em.find(ImportRow.class, id)).map(row -> row.workspaceId));
    }

    public ImportView get(UUID id) {
        return found(id).view();
    }

    /** What has been brought stays. */
    public ImportView stop(UUID id) {
        var row = found(id);
        end(row, State.STOPPED);
        return row.view();
    }

    /** Where an import goes on; empty once it has ended. */
    record Point(@Nullable String mark, Instant since) {}

    Optional<Point> point(UUID id) {
        var row = found(id);
        return row.state == State.RUNNING ? Optional.of(new Point(row.mark, row.since)) : Optional.empty();
    }

    void moved(UUID id, String mark, boolean more) {
        var row = found(id);
        row.mark = mark;
        if (!more) {
            end(row, State.DONE);
        }
    }

    private void end(ImportRow row, State state) {
        if (row.state == State.RUNNING) {
            row.state = state;
            row.finishedAt = clock.instant();
        }
    }

    boolean isSeen(UUID id, String ticket) {
        return em.find(ImportedTicket.class, new ImportedTicket.Key(id, ticket)) != null;
    }

    /** Makes of a ticket what it is to become, and counts it, in one transaction; what is gone or ours is only counted. */
    void take(UUID id, String vendor, String ticket, Optional<News> news) {
        var row = found(id);
        if (!isSeen(id, ticket)) {
            em.persist(new ImportedTicket(new ImportedTicket.Key(id, ticket)));
            row.seen++;
            var source = new ImportedTickets.Source(row.connectorId, vendor, ticket);
            var isMade = news.isPresent()
                    && (row.target == Target.DESK
                            ? tickets.intoDesk(source, news.get())
                            : tickets.intoDrafts(source, news.get()));
            row.made += isMade ? 1 : 0;
        }
    }

    private ImportRow found(UUID id) {
        var row = em.find(ImportRow.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            throw Problem.notFound("import");
        }
        return row;
    }
}
