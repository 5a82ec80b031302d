package org.deskbridge.console;

import java.io.Serializable;
import java.util.List;
import org.deskbridge.connector.Connecting.Tested;

/** How a test went, as the list of what has to work one after the other. */
public class ConnectionTest implements Serializable {
    private static final String[] STEPS = {
        "The account can be reached",
        "It accepts the credentials",
        "They may do what is needed",
        "Its choices can be read"
    };

    /** One thing that has to work: {@code ok}, {@code failed}, or {@code open} while something before it does not. */
    public record Check(String text, String state, String detail) {}

    private final List<Check> checks;

    private ConnectionTest(List<Check> checks) {
        this.checks = checks;
    }

    static ConnectionTest pending() {
        return upTo(0, "open", "");
    }

    static ConnectionTest of(Tested tested, AccountChoices account) {
        if (!tested.ok()) {
            return upTo(reached(String.valueOf(tested.cause())), "failed", tested.message());
        }
        return account.isKnown()
                ? done(tested.message(), account.summary())
                : upTo(STEPS.length - 1, "failed", account.getTrouble());
    }

    private static int reached(String cause) {
        return switch (cause) {
            case "unauthorized" -> 1;
            case "forbidden" -> 2;
            default -> 0;
        };
    }

    private static ConnectionTest upTo(int step, String state, String detail) {
        var checks = new java.util.ArrayList<Check>();
        for (var i = 0; i < STEPS.length; i++) {
            var here = i == step;
            checks.add(new Check(STEPS[i], i < step ? "ok" : here ? state : "open", here ? detail : ""));
        }
        return new ConnectionTest(checks);
    }

    private static ConnectionTest done(String who, String what) {
        return new ConnectionTest(List.of(
                new Check(STEPS[0], "ok", ""),
                new Check(STEPS[1], "ok", who),
                new Check(STEPS[2], "ok", ""),
                new Check(STEPS[3], "ok", what)));
    }

    public boolean isPassed() {
        return checks.stream().allMatch(check -> check.state().equals("ok"));
    }

    public boolean isPending() {
        return checks.stream().allMatch(check -> check.state().equals("open"));
    }

    public List<Check> getChecks() {
        return checks;
    }
}
