package org.deskbridge.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.deskbridge.work.WorkQueue.Claim;
import org.deskbridge.work.WorkQueue.End;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Who may work at what, in the database's own words and past Hibernate, which would translate each query anew: what that
 * takes is more than what the database does. What is not finished has no {@code finished_at}; a lane waits for that and for
 * what holds it. The order names that column, the same for all, because PostgreSQL only then reads the index in its order
 * and stops early.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Leases {
    private static final String HEADS = """
            select w.id, w.workspace_id, w.pool, w.kind, w.subject, w.conversation_id, w.attempts, w.trace, w.fence, w.state,
                w.due_at, w.doubtful_since
            from work_item w
            where w.pool = ? and w.finished_at is null and %s
              and not exists (select 1 from work_item e where e.lane = w.lane and e.holds_lane = false
                  and e.finished_at is null and e.position < w.position)
              and not exists (select 1 from work_item e where e.lane = w.lane and e.holds_lane = true
                  and e.position < w.position)
            order by w.finished_at, w.due_at, w.position limit ? for update skip locked""";
    private static final String DUE = HEADS.formatted("w.due_at <= ?");

    /** Nothing is ever put off further than this: what is, was written by a clock that was wrong. */
    private static final String BEYOND = HEADS.formatted("w.due_at > ?");

    private static final String TAKE =
            "update work_item set state = 'SENDING', attempts = attempts + 1, fence = fence + 1,"
                    + " due_at = ?, doubtful_since = ? where id = ? and fence = ?";
    private static final String FINISH = "update work_item set state = ?, fence = fence + 1, due_at = ?, cause = ?,"
            + " attempts = attempts - ?, holds_lane = ?, doubtful_since = ?, detail = coalesce(?, detail), finished_at = ?"
            + " where id = ? and workspace_id = ? and fence = ?";
    private static final String OWN = " where id = :id and workspace_id = :workspace and fence = :fence";

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    /** What came of an item, for its lease to end. */
    record Ended(Claim claim, End end) {}

    private interface Binding<T> {
        void bind(PreparedStatement statement, T one) throws SQLException;
    }

    /**
     * The oldest heads, at most so many. They are locked where they are read, so that nobody else takes them and nobody waits:
     * who comes at the same moment reads on to the next.
     */
    List<Claim> claim(String pool, int most, Instant now, Duration lease, Duration farthest) {
        return em.unwrap(Session.class).doReturningWork(connection -> {
            var due = heads(connection, DUE, pool, now, most, now);
            var heads = due.isEmpty() ? heads(connection, BEYOND, pool, now.plus(farthest), most, now) : due;
            heads.removeAll(each(connection, TAKE, heads, (statement, head) -> {
                statement.setObject(1, time(now.plus(lease)));
                statement.setObject(2, time(head.doubtfulSince() == null ? now : head.doubtfulSince()));
                statement.setObject(3, head.id());
                statement.setInt(4, head.fence() - 1);
            }));
            return heads;
        });
    }

    private static List<Claim> heads(
            Connection connection, String query, String pool, Instant at, int most, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, pool);
            statement.setObject(2, time(at));
            statement.setInt(3, most);
            var heads = new ArrayList<Claim>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    heads.add(claim(rows, now));
                }
            }
            return heads;
        }
    }

    private static Claim claim(ResultSet row, Instant now) throws SQLException {
        return new Claim(
                row.getObject("id", UUID.class),
                row.getObject("workspace_id", UUID.class),
                row.getString("pool"),
                row.getString("kind"),
                row.getString("subject"),
                row.getObject("conversation_id", UUID.class),
                row.getInt("attempts") + 1,
                since(row, now),
                row.getString("trace"),
                row.getInt("fence") + 1);
    }

    /** Whoever lost the lease may have written until it ended. */
    private static @Nullable Instant since(ResultSet row, Instant now) throws SQLException {
        if (!row.getString("state").equals(WorkState.SENDING.name())) {
            var since = row.getObject("doubtful_since", OffsetDateTime.class);
            return since == null ? null : since.toInstant();
        }
        var leaseEnd = row.getObject("due_at", OffsetDateTime.class).toInstant();
        return leaseEnd.isBefore(now) ? leaseEnd : now;
    }

    /** Returns those that were no longer their workers' to end. */
    List<Claim> finish(List<Ended> ended) {
        var lost = em.unwrap(Session.class)
                .doReturningWork(connection -> each(connection, FINISH, ended, (statement, one) -> {
                    var end = one.end();
                    statement.setString(1, end.state().name());
                    statement.setObject(2, time(end.at()));
                    statement.setString(3, cut(end.cause(), 1000));
                    statement.setInt(4, end.uncounted());
                    statement.setBoolean(5, end.holdsLane());
                    statement.setObject(6, time(end.doubtfulSince()));
                    statement.setString(7, cut(end.detail(), 10_000));
                    statement.setObject(8, time(end.finishedAt()));
                    statement.setObject(9, one.claim().id());
                    statement.setObject(10, one.claim().workspace());
                    statement.setInt(11, one.claim().fence());
                }));
        return lost.stream().map(Ended::claim).toList();
    }

    /** In one round trip; returns those whose row had another fence. */
    private static <T> List<T> each(Connection connection, String sql, List<T> all, Binding<T> binding)
            throws SQLException {
        if (all.isEmpty()) {
            return List.of();
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (var one : all) {
                binding.bind(statement, one);
                statement.addBatch();
            }
            var counts = statement.executeBatch();
            return IntStream.range(0, counts.length)
                    .filter(i -> counts[i] == 0)
                    .mapToObj(all::get)
                    .toList();
        }
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    boolean renew(Claim claim, Instant leaseEnd) {
        return em.createNativeQuery("update work_item set due_at = :leaseEnd" + OWN + " and state = 'SENDING'")
                        .setParameter("leaseEnd", leaseEnd)
                        .setParameter("id", claim.id())
                        .setParameter("workspace", claim.workspace())
                        .setParameter("fence", claim.fence())
                        .executeUpdate()
                == 1;
    }

    boolean release(Claim claim, Instant now) {
        return em.createNativeQuery("update work_item set state = 'RETRYING', fence = fence + 1, due_at = :now,"
                                + " attempts = attempts - 1, doubtful_since = :now, cause = 'the node was stopped'"
                                + OWN
                                + " and state = 'SENDING'")
                        .setParameter("now", now)
                        .setParameter("id", claim.id())
                        .setParameter("workspace", claim.workspace())
                        .setParameter("fence", claim.fence())
                        .executeUpdate()
                == 1;
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
