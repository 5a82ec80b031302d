package org.deskbridge.it;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long a visitor's line takes from its socket to Zendesk Conversations' endpoint, one line at a time: a program of its own.
 * Arguments: how many lines (default 200). Needs the system properties that the integration tests run with.
 */
final class LiveLatency {
    private LiveLatency() {}

    public static void main(String... arguments) throws Exception {
        var lines = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        try (var desks = new Desks()) {
            desks.start(Files.createTempDirectory("live"));
            var side = desks.side("zendesk-conversations", "latency");
            try (var shopper = Socket.chat(desks.base(), side.workspace().getString("widgetKey"))) {
                shopper.hello();
                shopper.send(Rest.object("type", "escalate"));
                shopper.next(frame -> frame.toString().contains("has the number"));
                desks.settled(side.workspace());
                measured(side, shopper, 30);
                print(measured(side, shopper, lines));
            }
        }
    }

    private static List<Double> measured(Desks.Side side, Socket shopper, int lines) {
        var millis = new ArrayList<Double>();
        for (var i = 0; i < lines; i++) {
            var before = count(side);
            var begun = System.nanoTime();
            shopper.say("line " + i);
            while (count(side) == before) {
                Eventually.pause(Duration.ofMillis(1));
            }
            millis.add((System.nanoTime() - begun) / 1e6);
        }
        return millis;
    }

    private static int count(Desks.Side side) {
        return Optional.of(side.desk().tickets().getFirst())
                .map((JsonObject ticket) -> ticket.getJsonArray("messages").size())
                .orElse(0);
    }

    private static void print(List<Double> unsorted) {
        var millis = unsorted.stream().sorted().toList();
        System.out.printf(
                "socket to vendor's endpoint, N=%d: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, max %.0f ms%n",
                millis.size(),
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 95 / 100),
                millis.get(millis.size() * 99 / 100),
                millis.getLast());
    }
}
