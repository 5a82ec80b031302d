package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import org.deskbridge.connector.Connecting;
import org.deskbridge.connector.Connectors;
import org.deskbridge.connector.Vocabulary;
import org.deskbridge.console.Routing.Kind;
import org.deskbridge.escalation.HandOvers;
import org.deskbridge.escalation.OfficeHours;
import org.deskbridge.escalation.OfficeHoursJson;
import org.deskbridge.escalation.Reason;
import org.deskbridge.escalation.Rule;
import org.deskbridge.escalation.RuleSet;
import org.deskbridge.escalation.RuleSetJson;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Problem;
import org.deskbridge.workspace.Abilities;
import org.deskbridge.workspace.Workspaces;
import org.omnifaces.util.Messages;

/** When the assistant hands over by itself and to whom, when people are there, and what else the assistant may do. */
@Named
@ViewScoped
public class RulesPage implements Serializable {
    private static final int DAYS = 7;

    @Inject
    Member member;

    @Inject
    Workspaces workspaces;

    @Inject
    HandOvers handOvers;

    @Inject
    Connectors connectors;

    @Inject
    Connecting connecting;

    private List<RuleForm> rules = List.of();
    private HoursForm hours = new HoursForm(OfficeHours.ALWAYS);
    private AccountChoices account = AccountChoices.unknown();
    private boolean handover;
    private boolean emailCapture;

    public void open() {
        var workspace = member.workspaceId();
        var fired = handOvers.fired(workspace, DAYS);
        var now = handOvers.rules(workspace);
        rules = RuleSet.reasons().stream()
                .map(reason -> new RuleForm(reason, now.of(reason), fired.getOrDefault(reason.word(), 0L)))
                .toList();
        hours = new HoursForm(handOvers.hours(workspace));
        var abilities = workspaces.abilities(workspace);
        handover = abilities.handover();
        emailCapture = abilities.emailCapture();
        connectors
                .serving(workspace, workspaces.get(workspace).helpdeskMode())
                .ifPresent(desk -> account = AccountChoices.ask(() -> connecting.vocabulary(desk)));
    }

    public void save() {
        member.mustBeAdmin();
        var id = member.workspaceId();
        try {
            var typed = new Fields(RuleSetJson.write(typed()));
            var wanted = RuleSetJson.read(typed, RuleSet.DEFAULT);
            typed.check();
            var times = new Fields(hours.json());
            var open = OfficeHoursJson.read(times, OfficeHours.ALWAYS);
            times.check();
            handOvers.change(id, wanted);
            handOvers.change(id, open);
        } catch (Problem problem) {
            Messages.addGlobalError("{0}", problem.getMessage());
            return;
        }
        workspaces.change(
                id,
                new Abilities(handover, emailCapture, workspaces.abilities(id).emailSensitivity()));
        Messages.addGlobalInfo("Saved. The next message is judged by this.");
    }

    private RuleSet typed() {
        var typed = new EnumMap<Reason, Rule>(Reason.class);
        rules.forEach(form -> typed.put(form.reason(), form.rule()));
        return new RuleSet(typed);
    }

    public List<RuleForm> getRules() {
        return rules;
    }

    public HoursForm getHours() {
        return hours;
    }

    public List<Vocabulary.Choice> groups(RuleForm rule) {
        return choices(Kind.GROUPS, rule, "group");
    }

    public List<Vocabulary.Choice> brands(RuleForm rule) {
        return choices(Kind.BRANDS, rule, "brand");
    }

    public List<Vocabulary.Choice> teams(RuleForm rule) {
        return choices(Kind.TEAMS, rule, "team");
    }

    private List<Vocabulary.Choice> choices(Kind kind, RuleForm rule, String name) {
        return account.of(kind, Objects.requireNonNullElse(rule.getRoute().get(name), ""));
    }

    public boolean isRoutable() {
        return account.isKnown();
    }

    public boolean isHandover() {
        return handover;
    }

    public void setHandover(boolean handover) {
        this.handover = handover;
    }

    public boolean isEmailCapture() {
        return emailCapture;
    }

    public void setEmailCapture(boolean emailCapture) {
        this.emailCapture = emailCapture;
    }
}
