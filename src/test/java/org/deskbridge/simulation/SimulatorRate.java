package org.deskbridge.simulation;

import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import org.deskbridge.TestDatabase;
import org.deskbridge.conversation.Beans;
import org.deskbridge.escalation.Reason;
import org.deskbridge.escalation.Route;
import org.deskbridge.escalation.Rule;
import org.deskbridge.escalation.RuleSet;
import org.deskbridge.platform.Tenant;

/**
 * How long a draft takes over past conversations of three turns each, on PostgreSQL: a program of its own. Argument: how many
 * conversations (default 10,000).
 */
final class SimulatorRate {
    private SimulatorRate() {}

    public static void main(String... arguments) {
        var conversations = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        try (var database = TestDatabase.postgres()) {
            var workspace = Beans.workspace(database);
            var random = new Random(7);
            for (var i = 0; i < conversations; i++) {
                var turns = new String[6];
                for (var turn = 0; turn < 3; turn++) {
                    turns[2 * turn] = "Where is parcel " + i + " and when does it come?";
                    turns[2 * turn + 1] =
                            PastRows.trace(random.nextDouble() * 0.6, random.nextDouble(), random.nextDouble() * 0.7);
                }
                PastRows.conversation(database, workspace, turns);
            }
            var rules = new EnumMap<>(RuleSet.DEFAULT.rules());
            rules.put(Reason.FRUSTRATION, new Rule(true, 0.6, List.of(), Route.NONE));
            rules.put(Reason.TOPIC, new Rule(true, 0, List.of("lost parcel", "lawyer", "refund"), Route.NONE));
            var simulations = PastRows.simulations(database);
            var begun = System.nanoTime();
            var id = Tenant.in(workspace, () -> simulations.begin(workspace, new RuleSet(rules)))
                    .id();
            var pages = 1;
            while (Tenant.in(workspace, () -> simulations.step(id))) {
                pages++;
            }
            System.out.printf(
                    "%,d conversations in %d pages: %.1f s%n", conversations, pages, (System.nanoTime() - begun) / 1e9);
        }
    }
}
