package org.deskbridge.sandbox.kit;

import static org.deskbridge.sandbox.kit.Doc.doc;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** What an account was asked, counted by call and by what came of it. */
public final class Calls {
    private final Map<String, Map<String, AtomicLong>> counts = new ConcurrentSkipListMap<>();
    private final AtomicLong tooMany = new AtomicLong();
    private final AtomicLong injected = new AtomicLong();

    /** {@code outcome} is a status or the name of a cut. */
    public void count(String call, String outcome) {
        counts.computeIfAbsent(call, any -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(outcome, any -> new AtomicLong())
                .incrementAndGet();
    }

    public void countTooMany(boolean byFault) {
        (byFault ? injected : tooMany).incrementAndGet();
    }

    public long tooMany() {
        return tooMany.get();
    }

    public long total() {
        return counts.values().stream()
                .flatMap(byOutcome -> byOutcome.values().stream())
                .mapToLong(AtomicLong::get)
                .sum();
    }

    /** How often a call such as {@code POST /api/tickets} ended like this. */
    public long seen(String call, String outcome) {
        var count = counts.getOrDefault(call, Map.of()).get(outcome);
        return count == null ? 0 : count.get();
    }

    JsonObject view(Limits limits) {
        return doc(
                "calls", counts,
                "total", total(),
                "tooMany", tooMany.get(),
                "injectedTooMany", injected.get(),
                "early", limits.earlyCount(),
                "earlyCalls",
                        limits.early().stream()
                                .map(one -> doc(
                                        "scope", one.scope(),
                                        "millisAfterRefusal", one.millisAfterRefusal(),
                                        "millisTooEarly", one.millisTooEarly()))
                                .toList());
    }
}
