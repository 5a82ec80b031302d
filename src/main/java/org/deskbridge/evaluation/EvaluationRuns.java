package org.deskbridge.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.WorkQueue;
import org.jspecify.annotations.Nullable;

/** Runs of a set: begun, counted page by page, and ended. */
@ApplicationScoped
@Transactional
public class EvaluationRuns {
    static final int PAGE = 50;

    /** Of a set; older ones go when a newer one ends. */
    static final int KEPT = 20;

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    WorkQueue work;

    @Inject
    EvaluationSets sets;

    /** Cases that are to be asked next, and after which one they begin. */
    record Round(UUID after, List<EvaluationCase> cases) {
        boolean isLast() {
            return cases.size() < PAGE;
        }
    }

    public Optional<UUID> workspaceOf(UUID id) {
        return Tenant.everywhere(
                () -> Optional.ofNullable(em.find(EvaluationRun.class, id)).map(row -> row.workspaceId));
    }

    /** One at a time of a set: two at once would each be compared with what the other has not ended. */
    public UUID begin(UUID set) {
        var workspace = sets.locked(set).workspaceId;
        var known = recent(set);
        if (known.stream().anyMatch(EvaluationRun::isRunning)) {
            throw new Problem(409, "a run of this set is under way");
        }
        var cases = em.createQuery("select count(c) from EvaluationCase c where c.setId = :set", Long.class)
                .setParameter("set", set)
                .getSingleResult();
        if (cases == 0) {
            throw new Problem(409, "this set has no cases to ask");
        }
        var previous = known.stream()
                .filter(one -> one.state.equals("done"))
                .findFirst()
                .map(one -> one.id);
        var run = new EvaluationRun(set, previous.orElse(null), cases.intValue(), clock.instant());
        em.persist(run);
        em.flush();
        work.add(Evaluating.task(workspace, run.id));
        return run.id;
    }

    public void stop(UUID id) {
        var run = locked(id).orElseThrow(() -> Problem.notFound("evaluation run"));
        if (run.isRunning()) {
            run.end("stopped", "", clock.instant());
        }
    }

    void fail(UUID id, String why) {
        locked(id).filter(EvaluationRun::isRunning).ifPresent(run -> run.end("failed", why, clock.instant()));
    }

    /** Nothing once it has ended, whoever ended it. What was added after it began is for the next one. */
    Optional<Round> next(UUID id) {
        return Optional.ofNullable(em.find(EvaluationRun.class, id))
                .filter(EvaluationRun::isRunning)
                .map(run -> new Round(
                        run.lastCase,
                        em.createQuery(
                                        "select c from EvaluationCase c where c.setId = :set and c.id > :after"
                                                + " and c.createdAt <= :begun order by c.id",
                                        EvaluationCase.class)
                                .setParameter("set", run.setId)
                                .setParameter("after", run.lastCase)
                                .setParameter("begun", run.startedAt)
                                .setMaxResults(PAGE)
                                .getResultList()));
    }

    /**
     * What came of a page, counted once: whoever was slower than another who took the work over finds the cursor moved, and
     * what it brings is dropped. True while there may be more.
     */
    boolean record(UUID id, Round round, List<Given> given) {
        var found = locked(id).filter(EvaluationRun::isRunning);
        if (found.isEmpty()) {
            return false;
        }
        var run = found.get();
        if (!run.lastCase.equals(round.after())) {
            return true;
        }
        var then = passedThen(run.previous, round.cases());
        var ids = Order.ids(given.size());
        for (var i = 0; i < given.size(); i++) {
            var one = round.cases().get(i);
            var result = new EvaluationResult(ids.get(i), id, one, given.get(i), then.get(one.id));
            em.persist(result);
            run.count(result);
        }
        if (round.isLast()) {
            finish(run);
        }
        return !round.isLast();
    }

    private Map<UUID, Boolean> passedThen(@Nullable UUID run, List<EvaluationCase> cases) {
        var passed = new HashMap<UUID, Boolean>();
        if (run != null && !cases.isEmpty()) {
            em.createQuery(
                            "select r.caseId, r.passed from EvaluationResult r where r.runId = :run and r.caseId in :cases",
                            Object[].class)
                    .setParameter("run", run)
                    .setParameter("cases", cases.stream().map(one -> one.id).toList())
                    .getResultStream()
                    .forEach(row -> passed.put((UUID) row[0], (Boolean) row[1]));
        }
        return passed;
    }

    private void finish(EvaluationRun run) {
        em.flush();
        run.total = run.done;
        run.time(em.createQuery(
                        "select r.milliseconds from EvaluationResult r where r.runId = :run order by r.milliseconds",
                        Double.class)
                .setParameter("run", run.id)
                .getResultList());
        run.end("done", "", clock.instant());
        recent(run.setId).stream().skip(KEPT).forEach(em::remove);
    }

    /** Newest first. */
    private List<EvaluationRun> recent(UUID set) {
        return em.createQuery(
                        "select r from EvaluationRun r where r.setId = :set order by r.startedAt desc, r.id desc",
                        EvaluationRun.class)
                .setParameter("set", set)
                .getResultList();
    }

    private Optional<EvaluationRun> locked(UUID id) {
        return Optional.ofNullable(em.find(EvaluationRun.class, id, LockModeType.PESSIMISTIC_WRITE));
    }
}
