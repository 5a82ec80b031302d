package org.deskbridge.console;

import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deskbridge.escalation.Reason;
import org.deskbridge.escalation.Route;
import org.deskbridge.escalation.Rule;

/** One rule while it is being changed. */
public class RuleForm implements Serializable {
    private final Reason reason;
    private final long fired;
    private final Map<String, String> route = new LinkedHashMap<>();
    private boolean enabled;
    private int threshold;
    private String names;

    RuleForm(Reason reason, Rule rule, long fired) {
        this.reason = reason;
        this.fired = fired;
        this.enabled = rule.enabled();
        this.threshold = (int) KnowledgePage.percent(rule.threshold());
        this.names = String.join("\n", rule.names());
        Route.NAMES.forEach(name -> route.put(name, rule.route().ids().getOrDefault(name, "")));
    }

    Reason reason() {
        return reason;
    }

    Rule rule() {
        var named = Arrays.stream(names.split("\\R"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        var to = new LinkedHashMap<String, String>();
        route.forEach((name, id) -> {
            if (id != null && !id.isBlank()) {
                to.put(name, id.strip());
            }
        });
        return new Rule(enabled, threshold / 100.0, isNaming() ? named : List.of(), new Route(to));
    }

    public String getWord() {
        return reason.word();
    }

    public String getTitle() {
        return switch (reason) {
            case EXPLICIT_REQUEST -> "The visitor asks for a person";
            case LOW_CONFIDENCE -> "The assistant is not sure enough";
            case LOW_RATING -> "The visitor rates an answer as bad";
            case FRUSTRATION -> "The visitor is losing patience";
            case ACTION -> "A chosen action has run";
            case TOPIC -> "A topic that always goes to people";
            case VISITOR_BUTTON -> "The visitor presses “Talk to a human”";
            default -> reason.word();
        };
    }

    public String getHint() {
        return switch (reason) {
            case EXPLICIT_REQUEST -> "In whatever words, typing errors included.";
            case LOW_CONFIDENCE -> "Off: it says that it does not know, and offers a person.";
            case LOW_RATING -> "Thumbs down, or one or two stars.";
            case FRUSTRATION -> "Anger, the same question again, an answer turned down.";
            case ACTION -> "The visitor gets what the action brought, and then a person.";
            case TOPIC -> "All words of a topic have to be in a message, in any form and order.";
            case VISITOR_BUTTON -> "Off: the button is not shown.";
            default -> "";
        };
    }

    public boolean isMeasured() {
        return reason == Reason.LOW_CONFIDENCE || reason == Reason.FRUSTRATION;
    }

    public String getMeasure() {
        return reason == Reason.LOW_CONFIDENCE ? "Answers need a confidence of (%)" : "Fires from (%)";
    }

    public boolean isNaming() {
        return reason == Reason.ACTION || reason == Reason.TOPIC;
    }

    public String getListTitle() {
        return reason == Reason.ACTION ? "Names of actions, one a line" : "Topics, one a line";
    }

    public String getCount() {
        return fired == 0
                ? "did not fire last week"
                : fired == 1 ? "fired once last week" : "fired " + fired + " × last week";
    }

    public Map<String, String> getRoute() {
        return route;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public int getThreshold() {
        return threshold;
    }

    public void setThreshold(int threshold) {
        this.threshold = threshold;
    }

    public String getNames() {
        return names;
    }

    public void setNames(String names) {
        this.names = names;
    }
}
