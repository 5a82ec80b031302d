package org.deskbridge.escalation;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.EnumMap;
import java.util.Objects;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Json;

/** A rule set as it is written down, in REST and in the database alike. */
public final class RuleSetJson {
    private static final int MOST_NAMES = 50;
    private static final int LONGEST_NAME = 100;

    private RuleSetJson() {}

    /** What is not mentioned stays as it is; what is wrong is named. */
    public static RuleSet read(Fields typed, RuleSet now) {
        var rules = new EnumMap<Reason, Rule>(Reason.class);
        RuleSet.NAMES.forEach((name, reason) -> rules.put(reason, read(typed.object(name), reason, now.of(reason))));
        return new RuleSet(rules);
    }

    private static Rule read(Fields typed, Reason reason, Rule now) {
        var list = list(reason);
        var names = list.isEmpty() ? null : typed.texts(list, MOST_NAMES, LONGEST_NAME);
        if (names != null && names.stream().anyMatch(String::isBlank)) {
            typed.wrong(list, "must not hold an empty name");
        }
        return new Rule(
                typed.flag("enabled", now.enabled()),
                hasThreshold(reason) ? typed.number("threshold", 0, 1, now.threshold()) : 0,
                Objects.requireNonNullElse(names, now.names()),
                typed.has("route") ? Route.read(typed.object("route")) : now.route());
    }

    static boolean hasThreshold(Reason reason) {
        return reason == Reason.LOW_CONFIDENCE || reason == Reason.FRUSTRATION;
    }

    /** Under which name a rule lists what it is about; empty where it is about nothing in particular. */
    private static String list(Reason reason) {
        return switch (reason) {
            case ACTION -> "actions";
            case TOPIC -> "topics";
            default -> "";
        };
    }

    public static JsonObject write(RuleSet rules) {
        var json = Json.createObjectBuilder();
        RuleSet.NAMES.forEach((name, reason) -> json.add(name, write(reason, rules.of(reason))));
        return json.build();
    }

    private static JsonObjectBuilder write(Reason reason, Rule rule) {
        var json = Json.createObjectBuilder().add("enabled", rule.enabled());
        if (hasThreshold(reason)) {
            json.add("threshold", rule.threshold());
        }
        if (!list(reason).isEmpty()) {
            json.add(list(reason), Json.createArrayBuilder(rule.names()));
        }
        return json.add("route", rule.route().json());
    }
}
