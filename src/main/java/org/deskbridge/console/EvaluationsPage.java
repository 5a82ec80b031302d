package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.deskbridge.evaluation.EvaluationReport;
import org.deskbridge.evaluation.EvaluationReport.RunView;
import org.deskbridge.evaluation.EvaluationSets;
import org.deskbridge.evaluation.EvaluationSets.SetView;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** The sets of test cases, each with its last run. */
@Named
@ViewScoped
public class EvaluationsPage implements Serializable {
    @Inject
    Member member;

    @Inject
    EvaluationSets sets;

    @Inject
    EvaluationReport report;

    private String name = "";

    public void open() {
        member.mustBeAdmin();
    }

    public List<SetView> getList() {
        return sets.list();
    }

    public @Nullable RunView last(SetView set) {
        return report.list(set.id(), 1).stream().findFirst().orElse(null);
    }

    /** As a share of the cases asked. */
    public String passed(RunView run) {
        var share = Objects.requireNonNullElse(run.share(), 0.0);
        return run.passed() + " of " + run.done() + " (" + KnowledgePage.percent(share) + " %)";
    }

    /** And turns to the new one. */
    public void add() {
        member.mustBeAdmin();
        try {
            Faces.redirect(Faces.getRequestContextPath() + "/console/evaluation.xhtml?id="
                    + sets.add(name).id());
        } catch (Problem problem) {
            Messages.addGlobalError("{0}", problem.getMessage());
        }
    }

    public void remove(UUID id) {
        member.mustBeAdmin();
        sets.remove(id);
        Messages.addGlobalInfo("Deleted, with its cases and runs.");
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = Objects.requireNonNullElse(name, "");
    }
}
