package org.deskbridge.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.deskbridge.TestDatabase;
import org.deskbridge.conversation.Beans;
import org.deskbridge.escalation.Reason;
import org.deskbridge.escalation.Route;
import org.deskbridge.escalation.Rule;
import org.deskbridge.escalation.RuleSet;
import org.deskbridge.platform.Tenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SimulationsTest {
    private static final TestDatabase DATABASE = TestDatabase.h2();
    private static final String CALM = PastRows.trace(0.01, 0.9, 0);

    private final UUID workspace = Beans.workspace(DATABASE);
    private final Simulations simulations = PastRows.simulations(DATABASE);

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    private static RuleSet draft(Reason reason, Rule rule) {
        var rules = new EnumMap<>(RuleSet.DEFAULT.rules());
        rules.put(reason, rule);
        return new RuleSet(rules);
    }

    private static Rule topics(String... topics) {
        return new Rule(true, 0, List.of(topics), Route.NONE);
    }

    private <T> T inside(Supplier<T> what) {
        return Tenant.in(workspace, what);
    }

    private Simulations.SimulationView run(RuleSet draft) {
        var begun = inside(() -> simulations.begin(workspace, draft));
        var more = inside(() -> simulations.step(begun.id()));
        while (more) {
            more = inside(() -> simulations.step(begun.id()));
        }
        return inside(() -> simulations.get(begun.id()));
    }

    @Test
    void a_draft_is_compared_with_the_rules_in_force() {
        var asks = PastRows.trace(0.95, 0.2, 0);
        var angry = PastRows.trace(0.05, 0.9, 0.8);
        PastRows.conversation(DATABASE, workspace, "Where is it?", CALM);
        PastRows.conversation(DATABASE, workspace, "Where is it?", CALM, "Get me a person", asks);
        var earlier = PastRows.conversation(DATABASE, workspace, "This is a joke", angry, "A person now", asks);
        var fresh = PastRows.conversation(DATABASE, workspace, "Hello", CALM, "You are useless", angry);
        var done = run(draft(Reason.FRUSTRATION, new Rule(true, 0.7, List.of(), Route.NONE)));
        assertThat(done.state()).isEqualTo("done");
        assertThat(done.total()).isEqualTo(4);
        assertThat(done.done()).isEqualTo(4);
        assertThat(done.handedOverNow()).isEqualTo(2);
        assertThat(done.handedOverByDraft()).isEqualTo(3);
        assertThat(done.differences()).isEqualTo(Map.of("same", 1L, "earlier", 1L, "new", 1L));
        var changed = inside(() -> simulations.difference(done.id(), earlier)).orElseThrow();
        assertThat(changed.nowSeq()).isEqualTo(3);
        assertThat(changed.draftSeq()).isEqualTo(1);
        assertThat(changed.draftReasons()).containsExactly("frustration");
        assertThat(inside(() -> simulations.differences(done.id(), "new", null, 10)))
                .singleElement()
                .satisfies(one -> assertThat(one.conversation()).isEqualTo(fresh));
    }

    @Test
    void topics_are_looked_for_anew_and_a_threshold_just_below_does_not_fire() {
        PastRows.conversation(DATABASE, workspace, "My lawyers will write to you", CALM);
        PastRows.conversation(DATABASE, workspace, "Where do I find you?", PastRows.trace(0.01, 0.4, 0.69));
        assertThat(run(draft(Reason.TOPIC, topics("lawyer"))).differences()).isEqualTo(Map.of("new", 1L));
        assertThat(run(draft(Reason.FRUSTRATION, new Rule(true, 0.7, List.of(), Route.NONE)))
                        .handedOverByDraft())
                .isZero();
        assertThat(run(draft(Reason.LOW_CONFIDENCE, new Rule(true, 0.41, List.of(), Route.NONE)))
                        .handedOverByDraft())
                .isEqualTo(1);
    }

    /** A page is one transaction: whoever takes over goes on with the next one, and counts nothing twice. */
    @Test
    void many_conversations_are_read_page_by_page_and_each_counts_once() {
        for (var i = 0; i < 450; i++) {
            PastRows.conversation(DATABASE, workspace, "Get me a person " + i, PastRows.trace(0.9, 0.1, 0));
        }
        var begun = inside(() -> simulations.begin(workspace, RuleSet.DEFAULT));
        assertThat(inside(() -> simulations.step(begun.id()))).isTrue();
        assertThat(inside(() -> simulations.get(begun.id())).percent()).isEqualTo(44);
        assertThat(inside(() -> simulations.step(begun.id()))).isTrue();
        assertThat(inside(() -> simulations.step(begun.id()))).isFalse();
        assertThat(inside(() -> simulations.step(begun.id()))).isFalse();
        var done = inside(() -> simulations.get(begun.id()));
        assertThat(done.done()).isEqualTo(450);
        assertThat(done.differences()).isEqualTo(Map.of("same", 450L));
    }

    @Test
    void another_workspaces_conversations_are_not_there() {
        PastRows.conversation(DATABASE, Beans.workspace(DATABASE), "Get me a person", PastRows.trace(0.9, 0.1, 0));
        assertThat(run(RuleSet.DEFAULT).total()).isZero();
    }
}
