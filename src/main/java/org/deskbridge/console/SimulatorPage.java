package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.connector.Connectors;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.escalation.HandOvers;
import org.deskbridge.escalation.Reason;
import org.deskbridge.escalation.Route;
import org.deskbridge.escalation.Rule;
import org.deskbridge.escalation.RuleSet;
import org.deskbridge.escalation.RuleSetJson;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Problem;
import org.deskbridge.simulation.Simulations;
import org.deskbridge.simulation.Simulations.Difference;
import org.deskbridge.simulation.Simulations.SimulationView;
import org.deskbridge.sync.Rehearsal;
import org.deskbridge.workspace.Workspaces;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Messages;

/** A draft of the rules, tried on past conversations; no help desk is called. */
@Named
@ViewScoped
public class SimulatorPage implements Serializable {
    private static final int SHOWN = 50;

    @Inject
    Member member;

    @Inject
    HandOvers handOvers;

    @Inject
    Simulations simulations;

    @Inject
    Transcripts transcripts;

    @Inject
    Workspaces workspaces;

    @Inject
    Connectors connectors;

    @Inject
    PayloadPreview preview;

    private List<RuleForm> rules = List.of();
    private @Nullable SimulationView run;
    private String difference = "new";
    private List<PayloadPreview.Request> payload = List.of();
    private String payloadOf = "";

    public void open() {
        var now = handOvers.rules(member.workspaceId());
        rules = RuleSet.reasons().stream()
                .map(reason -> new RuleForm(reason, now.of(reason), 0))
                .toList();
    }

    public void begin() {
        member.mustBeAdmin();
        var typed = new Fields(RuleSetJson.write(draft()));
        RuleSetJson.read(typed, RuleSet.DEFAULT);
        try {
            typed.check();
            run = simulations.begin(member.workspaceId(), draft());
        } catch (Problem problem) {
            Messages.addGlobalError("{0}", problem.getMessage());
        }
    }

    private RuleSet draft() {
        var typed = new EnumMap<Reason, Rule>(Reason.class);
        rules.forEach(form -> typed.put(form.reason(), form.rule()));
        return new RuleSet(typed);
    }

    /** Called while it runs. */
    public void look() {
        if (run != null) {
            run = simulations.get(run.id());
        }
    }

    public boolean isRunning() {
        return run != null && run.state().equals("running");
    }

    public @Nullable SimulationView getRun() {
        return run;
    }

    public long count(String kind) {
        return run == null ? 0 : run.differences().getOrDefault(kind, 0L);
    }

    public List<Difference> getConversations() {
        return run == null || isRunning() ? List.of() : simulations.differences(run.id(), difference, null, SHOWN);
    }

    public String first(Difference one) {
        return transcripts
                .view(one.conversation())
                .map(view -> preview.title(view, handedOver(one).orElse(view.lastSeq())))
                .orElse(one.conversation().toString());
    }

    /** Where it goes to people, by the draft or else by the rules of today. */
    private static Optional<Long> handedOver(Difference one) {
        return Optional.ofNullable(one.draftSeq()).or(() -> Optional.ofNullable(one.nowSeq()));
    }

    /** What would have been sent for it by the draft, as it stood when the draft hands it over. */
    public void show(UUID conversation) {
        var workspace = workspaces.get(member.workspaceId());
        var tried = Objects.requireNonNull(run).id();
        var one = simulations.difference(tried, conversation).orElseThrow();
        var reasons = one.draftReasons().stream().map(SimulatorPage::reason).toList();
        var account =
                connectors.serving(workspace.id(), workspace.helpdeskMode()).flatMap(connectors::account);
        payloadOf = first(one);
        payload = account.map(desk -> preview.requests(
                        transcripts.get(conversation),
                        desk,
                        new Rehearsal.Occasion(
                                reasons,
                                route(simulations.draft(tried), reasons),
                                Objects.requireNonNull(one.draftSeq()))))
                .orElse(List.of());
        if (payload.isEmpty()) {
            Messages.addGlobalInfo(
                    "It would become a ticket of the built-in desk, or the desk cannot tell beforehand.");
        }
    }

    private static Route route(RuleSet rules, List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> rules.of(reason).route())
                .filter(route -> !route.isEmpty())
                .findFirst()
                .orElse(Route.NONE);
    }

    private static Reason reason(String word) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    public List<RuleForm> getRules() {
        return rules;
    }

    public String words(List<String> reasons) {
        return reasons.isEmpty() ? "stays with the assistant" : String.join(", ", reasons);
    }

    public String getDifference() {
        return difference;
    }

    public void setDifference(String difference) {
        this.difference = difference;
    }

    public List<PayloadPreview.Request> getPayload() {
        return payload;
    }

    public String getPayloadOf() {
        return payloadOf;
    }
}
