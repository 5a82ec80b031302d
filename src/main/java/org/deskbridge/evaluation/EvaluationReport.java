package org.deskbridge.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;

/** What came of runs: their figures, and each case beside what it got the last time. */
@ApplicationScoped
@Transactional
public class EvaluationReport {
    private static final UUID FIRST = new UUID(0, 0);

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    /** How many hand-overs were wanted and made; shares are missing where there is nothing to divide by. */
    public record HandOverFigures(
            int expected,
            int made,
            int right,
            @Nullable Double precision,
            @Nullable Double recall) {}

    /**
     * A run and its figures so far.
     *
     * @param share of the cases asked that passed, 0 to 1; missing before the first was asked
     * @param medianMs of the time that an answer took, known at the end
     * @param differences how many cases stand how beside the previous run
     */
    public record RunView(
            UUID id,
            UUID workspace,
            UUID set,
            @Nullable UUID previous,
            String state,
            String message,
            int cases,
            int done,
            int passed,
            @Nullable Double share,
            HandOverFigures handOvers,
            @Nullable Double medianMs,
            @Nullable Double p95Ms,
            Map<String, Long> differences,
            Instant startedAt,
            @Nullable Instant finishedAt) {
        /** Of the cases asked, between 0 and 100. */
        public long percent() {
            return cases == 0 ? 100 : Math.min(100, 100L * done / cases);
        }

        public boolean running() {
            return state.equals("running");
        }
    }

    /** A case in a run, with what it got then in the previous one, where it was asked. */
    public record ResultView(
            UUID id,
            UUID testCase,
            String question,
            String expectation,
            @Nullable String articleTitle,
            String difference,
            Answered now,
            @Nullable Answered then) {}

    public RunView get(UUID id) {
        return Optional.ofNullable(em.find(EvaluationRun.class, id))
                .map(this::view)
                .orElseThrow(() -> Problem.notFound("evaluation run"));
    }

    /** Newest first; those of a set that are still kept. */
    public List<RunView> list(UUID set, int limit) {
        return em.createQuery(
                        "select r from EvaluationRun r where r.setId = :set order by r.startedAt desc, r.id desc",
                        EvaluationRun.class)
                .setParameter("set", set)
                .setMaxResults(limit)
                .getResultStream()
                .map(this::view)
                .toList();
    }

    /** A page of those that are asked for, in the order in which they were asked. */
    public List<ResultView> results(UUID run, Shown shown, @Nullable String cursor, int limit) {
        var after = cursor == null
                ? FIRST
                : Ids.parse(cursor).orElseThrow(() -> Problem.field("cursor", "is not one of ours"));
        var rows = selected(run, shown)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
        var then = then(run, rows);
        return rows.stream()
                .map(row -> new ResultView(
                        row.id,
                        row.caseId,
                        row.question,
                        row.expectation.word(),
                        row.articleTitle,
                        row.difference.word(),
                        row.answered(),
                        then.get(row.caseId)))
                .toList();
    }

    private TypedQuery<EvaluationResult> selected(UUID run, Shown shown) {
        var difference = shown.difference();
        var query = em.createQuery(
                "select r from EvaluationResult r where r.runId = :run and r.id > :after"
                        + (shown == Shown.FAILING ? " and r.passed = false" : "")
                        + (difference == null ? "" : " and r.difference = :difference") + " order by r.id",
                EvaluationResult.class);
        if (difference != null) {
            query.setParameter("difference", difference);
        }
        return query.setParameter("run", run);
    }

    private Map<UUID, Answered> then(UUID run, List<EvaluationResult> rows) {
        var previous = em.find(EvaluationRun.class, run).previous;
        var then = new HashMap<UUID, Answered>();
        if (previous != null && !rows.isEmpty()) {
            em.createQuery(
                            "select r from EvaluationResult r where r.runId = :run and r.caseId in :cases",
                            EvaluationResult.class)
                    .setParameter("run", previous)
                    .setParameter("cases", rows.stream().map(row -> row.caseId).toList())
                    .getResultStream()
                    .forEach(row -> then.put(row.caseId, row.answered()));
        }
        return then;
    }

    private RunView view(EvaluationRun run) {
        return new RunView(
                run.id,
                run.workspaceId,
                run.setId,
                run.previous,
                run.state,
                run.message,
                run.total,
                run.done,
                run.passed,
                share(run.passed, run.done),
                new HandOverFigures(
                        run.expected, run.made, run.right, share(run.right, run.made), share(run.right, run.expected)),
                run.median,
                run.p95,
                differences(run.id),
                run.startedAt,
                run.finishedAt);
    }

    private static @Nullable Double share(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    private Map<String, Long> differences(UUID run) {
        var counts = new TreeMap<String, Long>();
        em.createQuery(
                        "select r.difference, count(r) from EvaluationResult r where r.runId = :run group by r.difference",
                        Object[].class)
                .setParameter("run", run)
                .getResultStream()
                .forEach(row -> counts.put(((Difference) row[0]).word(), (Long) row[1]));
        return counts;
    }
}
