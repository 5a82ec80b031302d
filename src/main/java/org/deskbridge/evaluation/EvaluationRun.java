package org.deskbridge.evaluation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.deskbridge.platform.Ids;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A set that is asked, how far that has come, and its figures so far. */
@Entity
@Table(name = "evaluation_run")
class EvaluationRun {
    private static final UUID BEFORE_THE_FIRST = new UUID(0, 0);
    private static final int LONGEST_MESSAGE = 1000;

    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "set_id")
    UUID setId;

    /** The last run of this set that came to its end before this one began. */
    @Column(name = "previous_id")
    @Nullable
    UUID previous;

    /** {@code running}, {@code done}, {@code stopped} or {@code failed}. */
    String state = "running";

    String message = "";

    @Column(name = "cases_total")
    int total;

    @Column(name = "cases_done")
    int done;

    /** The cursor: cases are asked in the order of their ids, and this one was the last. */
    @Column(name = "last_case")
    UUID lastCase = BEFORE_THE_FIRST;

    int passed;

    @Column(name = "hand_overs_expected")
    int expected;

    @Column(name = "hand_overs_made")
    int made;

    @Column(name = "hand_overs_right")
    int right;

    @Column(name = "median_ms")
    @Nullable
    Double median;

    @Column(name = "p95_ms")
    @Nullable
    Double p95;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    @SuppressWarnings("NullAway.Init")
    protected EvaluationRun() {}

    @SuppressWarnings("NullAway.Init")
    EvaluationRun(UUID set, @Nullable UUID previous, int total, Instant now) {
        this.id = Ids.next();
        this.setId = set;
        this.previous = previous;
        this.total = total;
        this.startedAt = now;
    }

    boolean isRunning() {
        return state.equals("running");
    }

    void count(EvaluationResult result) {
        var wanted = result.expectation == Expectation.HAND_OVER;
        var handed = result.ending == Ending.HANDED_OVER;
        done++;
        passed += result.passed ? 1 : 0;
        expected += wanted ? 1 : 0;
        made += handed ? 1 : 0;
        right += wanted && handed ? 1 : 0;
        lastCase = result.caseId;
    }

    void end(String how, String said, Instant now) {
        state = how;
        message = said.length() <= LONGEST_MESSAGE ? said : said.substring(0, LONGEST_MESSAGE);
        finishedAt = now;
    }

    /** The times in ascending order; nearest rank. */
    void time(List<Double> ascending) {
        if (!ascending.isEmpty()) {
            median = rank(ascending, 0.5);
            p95 = rank(ascending, 0.95);
        }
    }

    private static double rank(List<Double> ascending, double share) {
        return ascending.get((int) Math.ceil(share * ascending.size()) - 1);
    }
}
