package org.deskbridge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deskbridge.TestDatabase;
import org.deskbridge.evaluation.EvaluationReport.ResultView;
import org.deskbridge.language.Embedding;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Sets that are asked, and what came of it. */
class EvaluationsTest {
    private static final TestDatabase DATABASE = TestDatabase.h2();
    private static final Embedding EMBEDDING = new Embedding();
    private static final String WARRANTY = "How long is the warranty on a canoe?";

    private final EvaluationBeans beans = new EvaluationBeans(DATABASE, EMBEDDING);
    private final UUID warranty =
            beans.article("Warranty on canoes", "The warranty on a canoe is seven years from the day you bought it.");
    private final UUID set = beans.set("Boats");

    @AfterAll
    static void stop() {
        EMBEDDING.close();
        DATABASE.close();
    }

    private static List<String> questions(List<ResultView> results) {
        return results.stream().map(ResultView::question).toList();
    }

    private void threeKinds() {
        beans.add(set, "question", WARRANTY, "expectation", "article", "article", warranty.toString());
        beans.add(set, "question", "Get me a real person please", "expectation", "hand-over");
        beans.add(set, "question", "Do you sell submarines?", "expectation", "unknown");
        beans.add(set, "question", "Do you sell aeroplanes?", "expectation", "hand-over");
    }

    @Test
    void a_run_has_its_figures_and_says_what_each_case_got() {
        threeKinds();
        var run = beans.run(set);
        assertThat(run.state()).isEqualTo("done");
        assertThat(run.cases()).isEqualTo(4);
        assertThat(run.passed()).isEqualTo(3);
        assertThat(run.share()).isEqualTo(0.75);
        assertThat(run.handOvers()).isEqualTo(new EvaluationReport.HandOverFigures(2, 1, 1, 1.0, 0.5));
        assertThat(run.medianMs()).isPositive();
        assertThat(run.p95Ms()).isGreaterThanOrEqualTo(run.medianMs());
        assertThat(run.differences()).isEqualTo(Map.of("new", 4L));
        var first = beans.results(run, Shown.ALL).getFirst();
        assertThat(first.now().outcome()).isEqualTo("answered");
        assertThat(first.now().cited()).isEqualTo(warranty);
        assertThat(first.now().text()).contains("seven years");
        assertThat(first.then()).isNull();
        assertThat(questions(beans.results(run, Shown.FAILING))).containsExactly("Do you sell aeroplanes?");
    }

    @Test
    void the_next_run_is_compared_with_the_last_one_case_by_case() {
        threeKinds();
        beans.run(set);
        beans.inside(() -> {
            beans.articles.remove(warranty);
            return warranty;
        });
        beans.article("Aeroplanes", "We do sell aeroplanes: ask for the catalogue of aeroplanes.");
        var changed = beans.inside(() -> beans.cases.list(set, null, 10)).getLast();
        beans.inside(() -> beans.cases.change(
                changed.id(),
                EvaluationBeans.fields(
                        "question", changed.question(), "expectation", "article", "articleTitle", "aeroplanes")));
        beans.add(set, "question", "Hello", "expectation", "unknown");
        var run = beans.run(set);
        assertThat(run.differences())
                .isEqualTo(Map.of("newly-failing", 1L, "newly-passing", 1L, "unchanged", 2L, "new", 1L));
        var failing = beans.results(run, Shown.NEWLY_FAILING).getFirst();
        assertThat(failing.question()).isEqualTo(WARRANTY);
        var then = Objects.requireNonNull(failing.then());
        assertThat(then.text()).contains("seven years");
        assertThat(then.confidence()).isGreaterThan(failing.now().confidence());
        assertThat(failing.now().outcome()).isEqualTo("unknown");
        var passing = beans.results(run, Shown.NEWLY_PASSING).getFirst();
        assertThat(passing.now().citedTitle()).isEqualTo("Aeroplanes");
        assertThat(beans.results(run, Shown.NEW).getFirst().now().outcome()).isEqualTo("courtesy");
    }

    private UUID begunWithMany(int many) {
        var table = IntStream.range(0, many)
                .mapToObj(one -> "Do you sell submarine number " + one + "?;unknown")
                .collect(Collectors.joining("\n"));
        beans.inside(() -> beans.cases.bring(set, table));
        return beans.inside(() -> beans.runs.begin(set));
    }

    /** A death loses at most the page that was being asked, and who goes on begins after the last one that was counted. */
    @Test
    void a_run_that_was_cut_off_goes_on_and_counts_each_case_once() {
        var run = begunWithMany(120);
        assertThat(beans.round(run)).isTrue();
        var lost = beans.inside(() -> beans.runs.next(run)).orElseThrow();
        assertThat(lost.cases()).hasSize(50);
        assertThat(beans.view(run).percent()).isEqualTo(41);
        assertThat(beans.round(run)).isTrue();
        assertThat(beans.round(run)).isFalse();
        assertThat(beans.round(run)).isFalse();
        var done = beans.view(run);
        assertThat(done.state()).isEqualTo("done");
        assertThat(done.done()).isEqualTo(120);
        assertThat(questions(beans.results(done, Shown.ALL))).hasSize(120).doesNotHaveDuplicates();
    }

    /** Somebody whose lease ran out, but who is only slow, brings the same page again. */
    @Test
    void what_a_slow_worker_brings_after_another_took_over_is_dropped() {
        var run = begunWithMany(60);
        var slow = beans.inside(() -> beans.runs.next(run)).orElseThrow();
        var given = beans.inside(() -> beans.worker.answers.to(beans.workspace, slow.cases()));
        assertThat(beans.round(run)).isTrue();
        assertThat(beans.inside(() -> beans.runs.record(run, slow, given))).isTrue();
        assertThat(beans.view(run).done()).isEqualTo(50);
        assertThat(beans.round(run)).isFalse();
        assertThat(beans.inside(() -> beans.runs.record(run, slow, given))).isFalse();
        assertThat(beans.view(run).done()).isEqualTo(60);
        assertThat(beans.view(run).passed()).isEqualTo(60);
    }

    @Test
    void a_set_is_asked_by_one_run_at_a_time_and_a_stopped_one_stays_as_it_is() {
        var run = begunWithMany(60);
        beans.round(run);
        assertThatThrownBy(() -> beans.inside(() -> beans.runs.begin(set)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("under way");
        beans.inside(() -> {
            beans.runs.stop(run);
            return run;
        });
        assertThat(beans.round(run)).isFalse();
        assertThat(beans.view(run).state()).isEqualTo("stopped");
        assertThat(beans.view(run).done()).isEqualTo(50);
        assertThat(beans.run(set).previous())
                .as("a run without an end is nothing to compare with")
                .isNull();
    }

    @Test
    void what_is_added_while_a_run_goes_on_waits_for_the_next_one() {
        var run = begunWithMany(60);
        beans.round(run);
        beans.add(set, "question", "Late?", "expectation", "unknown");
        beans.round(run);
        assertThat(beans.view(run).done()).isEqualTo(60);
    }

    @Test
    void only_the_last_runs_are_kept() {
        beans.add(set, "question", "Do you sell submarines?", "expectation", "unknown");
        var first = beans.run(set);
        for (var i = 0; i < EvaluationRuns.KEPT; i++) {
            beans.run(set);
        }
        assertThat(beans.inside(() -> beans.report.list(set, 100))).hasSize(EvaluationRuns.KEPT);
        assertThatThrownBy(() -> beans.view(first.id())).hasMessageContaining("no such evaluation run");
    }

    @Test
    void a_set_goes_with_all_that_is_in_it_and_others_never_see_it() {
        threeKinds();
        var run = beans.run(set);
        var other = new EvaluationBeans(DATABASE, EMBEDDING);
        assertThat(other.inside(other.sets::list)).isEmpty();
        assertThatThrownBy(() -> other.view(run.id())).isInstanceOf(Problem.class);
        beans.inside(() -> {
            beans.sets.remove(set);
            return set;
        });
        assertThat(beans.inside(() -> beans.cases.list(set, null, 10))).isEmpty();
        assertThatThrownBy(() -> beans.view(run.id())).isInstanceOf(Problem.class);
        assertThat(Tenant.everywhere(() -> beans.runs.workspaceOf(run.id()))).isEmpty();
    }
}
