package org.deskbridge.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.Task;
import org.deskbridge.work.WorkHandler;

/** Asks a set page by page, in threads of its own, so that no shopper waits; whoever takes over goes on where it was. */
@ApplicationScoped
class Evaluating implements WorkHandler {
    static final String KIND = "evaluate";
    private static final String POOL = "evaluation";
    private static final int MOST_ATTEMPTS = 5;

    @Inject
    EvaluationRuns runs;

    @Inject
    Answers answers;

    /** The sets of a workspace one after the other. */
    static Task task(UUID workspace, UUID run) {
        return new Task(POOL, KIND, "evaluation:" + workspace, run.toString(), null);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var id = UUID.fromString(job.subject());
        try {
            var rounds = 0;
            while (round(job.workspace(), id)) {
                rounds++;
            }
            return new Outcome.Done(rounds + " pages");
        } catch (RuntimeException e) {
            if (job.attempt() < MOST_ATTEMPTS) {
                throw e;
            }
            runs.fail(id, "it was tried " + job.attempt() + " times: " + e.getMessage());
            return Outcome.giveUp("tried " + job.attempt() + " times");
        }
    }

    /** True while there may be more. */
    boolean round(UUID workspace, UUID run) {
        var page = runs.next(run);
        if (page.isEmpty()) {
            return false;
        }
        var asked = page.get();
        return runs.record(run, asked, answers.to(workspace, asked.cases()));
    }
}
