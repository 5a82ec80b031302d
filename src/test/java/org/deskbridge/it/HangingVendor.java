package org.deskbridge.it;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * What a vendor that hangs costs another tenant: the time from asking for a person to the ticket's number, in rounds that
 * alternate between a well and a hanging neighbour with a backlog. Arguments: escalations in each round (default 40), rounds (5).
 */
final class HangingVendor {
    private static final int BACKLOG = 100;

    private HangingVendor() {}

    public static void main(String... arguments) throws Exception {
        var each = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
        var rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        try (var desks = new Desks()) {
            desks.start(Files.createTempDirectory("hanging"));
            var neighbour = desks.side("zendesk", "neighbour");
            var tenant = desks.side("gorgias", "tenant");
            measured(desks, tenant, 20);
            var ratios = new ArrayList<Double>();
            for (var round = 0; round < rounds; round++) {
                var well = p99(measured(desks, tenant, each));
                neighbour.desk().faults().hang(true);
                desks.talk(neighbour.workspace(), BACKLOG);
                var beside = p99(measured(desks, tenant, each));
                neighbour.desk().faults().hang(false);
                desks.settled(neighbour.workspace());
                ratios.add(beside / well);
                System.out.printf(
                        "p99 %.0f ms, beside a vendor that hangs %.0f ms: %.2f%n", well, beside, beside / well);
            }
            ratios.sort(null);
            System.out.printf("median of %d ratios: %.2f%n", rounds, ratios.get(rounds / 2));
        }
    }

    private static List<Double> measured(Desks desks, Desks.Side side, int escalations) {
        var millis = new ArrayList<Double>();
        for (var i = 0; i < escalations; i++) {
            try (var shopper = Socket.chat(desks.base(), side.workspace().getString("widgetKey"))) {
                shopper.hello();
                var begun = System.nanoTime();
                shopper.send(Rest.object("type", "escalate"));
                shopper.next(frame -> frame.toString().contains("has the number"));
                millis.add((System.nanoTime() - begun) / 1e6);
            }
        }
        return millis;
    }

    private static double p99(List<Double> millis) {
        var sorted = millis.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * 99 / 100));
    }
}
