package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.deskbridge.evaluation.Answered;
import org.deskbridge.evaluation.EvaluationReport;
import org.deskbridge.evaluation.EvaluationReport.ResultView;
import org.deskbridge.evaluation.EvaluationReport.RunView;
import org.deskbridge.evaluation.EvaluationRuns;
import org.deskbridge.evaluation.Shown;
import org.deskbridge.platform.Page;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Messages;

/** The runs of a set: begun, watched, stopped, and each beside the one before it. */
@Named
@ViewScoped
public class EvaluationRunPart implements Serializable {
    private static final int SHOWN = 50;

    @Inject
    Member member;

    @Inject
    EvaluationPage page;

    @Inject
    EvaluationRuns runs;

    @Inject
    EvaluationReport report;

    private @Nullable UUID chosen;
    private String show = "";
    private @Nullable String after;
    private transient @Nullable List<RunView> list;
    private transient @Nullable Page<ResultView> results;

    public void begin() {
        member.mustBeAdmin();
        try {
            chosen = runs.begin(page.set());
        } catch (Problem problem) {
            EvaluationPage.tell(problem);
        }
        look();
    }

    public void stop(UUID run) {
        member.mustBeAdmin();
        runs.stop(run);
        Messages.addGlobalInfo("Stopped. What was asked so far stays.");
        look();
    }

    /** Also called while one runs. */
    public void look() {
        list = null;
        turn(null);
    }

    public List<RunView> getList() {
        if (list == null) {
            list = report.list(page.set(), Page.MAX);
        }
        return list;
    }

    public @Nullable RunView getRun() {
        return getList().stream()
                .filter(one -> chosen == null || one.id().equals(chosen))
                .findFirst()
                .orElse(null);
    }

    public boolean isRunning() {
        return getList().stream().anyMatch(RunView::running);
    }

    public void choose(UUID run) {
        chosen = run;
        look();
    }

    public long count(String difference) {
        var run = getRun();
        return run == null ? 0 : run.differences().getOrDefault(difference, 0L);
    }

    /** Read once for a rendering, which asks for it several times. */
    public Page<ResultView> getResults() {
        if (results == null) {
            results = read();
        }
        return results;
    }

    private Page<ResultView> read() {
        var run = getRun();
        return run == null
                ? new Page<>(List.of(), null)
                : Page.of(
                        report.results(run.id(), Shown.of(getShow()), after, SHOWN + 1),
                        SHOWN,
                        one -> one.id().toString());
    }

    public void turn(@Nullable String cursor) {
        after = cursor;
        results = null;
    }

    /** Until something is chosen: what has become worse, or where nothing is compared, what fails. */
    public String getShow() {
        if (!show.isEmpty()) {
            return show;
        }
        return count("newly-failing") > 0 ? "newly-failing" : "failing";
    }

    public void setShow(@Nullable String show) {
        var wanted = Objects.requireNonNullElse(show, "");
        if (!wanted.equals(getShow())) {
            this.show = wanted;
            turn(null);
        }
    }

    public static String share(@Nullable Double share) {
        return share == null ? "–" : KnowledgePage.percent(share) + " %";
    }

    public static String time(@Nullable Double milliseconds) {
        return milliseconds == null ? "–" : String.format(Locale.ROOT, "%.0f ms", milliseconds);
    }

    /** In the words of the list. */
    public static String got(Answered one) {
        return switch (one.outcome()) {
            case "answered" -> "Cited “" + one.citedTitle() + "”";
            case "handed-over" -> "Handed over: " + String.join(", ", one.reasons());
            case "courtesy" -> "Answered politely";
            default -> "Did not know";
        };
    }

    public static long percent(Answered one) {
        return KnowledgePage.percent(one.confidence());
    }

    public static String word(String state) {
        return switch (state) {
            case "running" -> "Running";
            case "done" -> "Done";
            case "stopped" -> "Stopped";
            default -> "Failed";
        };
    }

    public static String differs(String difference) {
        return switch (difference) {
            case "newly-failing" -> "Newly failing";
            case "newly-passing" -> "Newly passing";
            case "new" -> "New";
            default -> "Unchanged";
        };
    }
}
