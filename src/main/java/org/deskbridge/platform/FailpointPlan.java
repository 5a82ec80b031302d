package org.deskbridge.platform;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** What is to happen at one {@link Failpoint}, once, when it is passed for a certain time. */
final class FailpointPlan {
    private static final Pattern FORM = Pattern.compile("([A-Z_]+)=(halt|throw|block:([0-9]{1,6}))@([0-9]{1,6})");

    private final Action action;
    private final Duration time;
    private final int due;
    private final AtomicInteger passed = new AtomicInteger();

    /** The process ends, the caller fails, or the caller stands still. */
    enum Action {
        HALT,
        THROW,
        BLOCK
    }

    private FailpointPlan(Action action, Duration time, int due) {
        this.action = action;
        this.time = time;
        this.due = due;
    }

    /** Whoever mistypes a test's plan is told at once instead of seeing a test pass in which nothing happened. */
    static Map<Failpoint, FailpointPlan> parse(String text) {
        var plans = new EnumMap<Failpoint, FailpointPlan>(Failpoint.class);
        for (var one : text.isBlank() ? new String[0] : text.strip().split(",", -1)) {
            var form = FORM.matcher(one);
            if (!form.matches()) {
                throw new IllegalArgumentException("deskbridge.failpoints cannot say " + one);
            }
            var action = Action.valueOf(form.group(2).replaceAll(":.*", "").toUpperCase(Locale.ROOT));
            var time = Duration.ofMillis(action == Action.BLOCK ? Long.parseLong(form.group(3)) : 0);
            plans.put(
                    Failpoint.valueOf(form.group(1)), new FailpointPlan(action, time, Integer.parseInt(form.group(4))));
        }
        return plans;
    }

    boolean isDue() {
        return passed.incrementAndGet() == due;
    }

    Action action() {
        return action;
    }

    Duration time() {
        return time;
    }
}
