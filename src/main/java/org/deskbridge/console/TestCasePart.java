package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.evaluation.EvaluationSets;
import org.deskbridge.evaluation.EvaluationSets.SetView;
import org.deskbridge.evaluation.Suggestions;
import org.deskbridge.evaluation.TestCases;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Messages;

/** Makes a test case of a decision, with what happened then as what is expected from now on unless something else is said. */
@Named
@ViewScoped
public class TestCasePart implements Serializable {
    @Inject
    Member member;

    @Inject
    EvaluationSets sets;

    @Inject
    TestCases cases;

    @Inject
    Suggestions suggestions;

    private @Nullable UUID trace;
    private TypedCase form = new TypedCase();
    private String set = "";
    private String name = "";

    /** Opens the form, or closes it. */
    public void open(UUID of) {
        member.mustBeAdmin();
        trace = of.equals(trace) ? null : of;
        if (trace != null) {
            form = suggestions.from(of).map(TypedCase::of).orElseGet(TypedCase::new);
            name = "";
        }
    }

    public boolean isOpen(UUID of) {
        return of.equals(trace);
    }

    public List<SetView> getSets() {
        return sets.list();
    }

    public void add() {
        member.mustBeAdmin();
        try {
            var into = chosen();
            cases.add(into.id(), form.fields());
            set = into.id().toString();
            trace = null;
            Messages.addGlobalInfo("It is a test case of “{0}” from now on.", into.name());
        } catch (Problem problem) {
            EvaluationPage.tell(problem);
        }
    }

    /** A set whose case was refused stays: the next try finds it by its name. */
    private SetView chosen() {
        var known = getSets();
        var wanted = name.strip();
        return known.stream()
                .filter(one -> wanted.isEmpty()
                        ? one.id().toString().equals(set)
                        : one.name().equalsIgnoreCase(wanted))
                .findFirst()
                .or(() -> wanted.isEmpty() ? Ids.parse(set).map(sets::get) : Optional.of(sets.add(wanted)))
                .orElseThrow(() -> Problem.field("name", "is needed for a new set"));
    }

    public TypedCase getForm() {
        return form;
    }

    public String getSet() {
        return set;
    }

    public void setSet(@Nullable String set) {
        this.set = Objects.requireNonNullElse(set, "");
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = Objects.requireNonNullElse(name, "");
    }
}
