package org.deskbridge.sandbox.kit;

import static org.deskbridge.sandbox.kit.Doc.doc;
import static org.deskbridge.sandbox.kit.Doc.fraction;
import static org.deskbridge.sandbox.kit.Doc.number;
import static org.deskbridge.sandbox.kit.Doc.object;
import static org.deskbridge.sandbox.kit.Doc.text;
import static org.deskbridge.sandbox.kit.Doc.texts;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What goes wrong on purpose: by chance with a seed, or aimed at the next matching request. */
public final class Faults {
    public static final Set<String> KINDS = Set.of("429", "500", "503", "slow", "cut-before", "cut-after", "truncated");

    private static final Duration LONGEST_HANG = Duration.ofSeconds(60);

    private final List<Aimed> next = new ArrayList<>();
    private Random random = new Random(1);
    private JsonObject settings = JsonValue.EMPTY_JSON_OBJECT;
    private boolean hanging;

    private record Aimed(String kind, String match) {
        boolean hits(String call) {
            return call.startsWith(match);
        }
    }

    /** Replaces everything that was set before. */
    public synchronized void set(JsonObject wanted) {
        settings = wanted;
        random = new Random(number(wanted, "seed", 1));
        next.clear();
        for (var one : Doc.array(wanted, "next")) {
            var aimed = one instanceof JsonObject object ? object : doc("kind", one);
            next(text(aimed, "kind", ""), text(aimed, "match", text(wanted, "match", "")));
        }
        hang(Doc.truth(wanted, "hang"));
    }

    /** Aims at the next request that starts so, e.g. {@code POST /api/v2/tickets}. */
    public synchronized void next(String kind, String match) {
        next.add(new Aimed(kind, match));
    }

    public synchronized void hang(boolean on) {
        hanging = on;
        notifyAll();
    }

    public synchronized JsonObject settings() {
        return Doc.with(
                settings,
                "hang",
                hanging,
                "waiting",
                next.stream().map(Aimed::kind).toList());
    }

    /** The fault that this request meets, if any. */
    synchronized @Nullable String draw(String call) {
        for (var aimed : next) {
            if (aimed.hits(call)) {
                next.remove(aimed);
                return aimed.kind;
            }
        }
        var kinds = texts(settings, "kinds");
        if (kinds.isEmpty() || random.nextDouble() >= fraction(settings, "rate", 0)) {
            return null;
        }
        return kinds.get(random.nextInt(kinds.size()));
    }

    /** Whether a webhook is {@code lost}, {@code repeated} or {@code reordered}. */
    synchronized boolean strikes(String how) {
        var rate = fraction(object(settings, "webhooks"), how, 0);
        return rate > 0 && random.nextDouble() < rate;
    }

    /** How many more times each webhook comes, all of them at once and in nobody's order. */
    synchronized int copies() {
        return (int) number(object(settings, "webhooks"), "copies", 0);
    }

    Duration slow() {
        return Duration.ofMillis(number(settings, "slowMillis", 2_000));
    }

    long retryAfterSeconds() {
        return number(settings, "retryAfterSeconds", 1);
    }

    /** Keeps the caller until the switch is off again, at most a minute. */
    synchronized void hold() throws InterruptedException {
        var end = System.nanoTime() + LONGEST_HANG.toNanos();
        while (hanging && System.nanoTime() < end) {
            wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
    }
}
