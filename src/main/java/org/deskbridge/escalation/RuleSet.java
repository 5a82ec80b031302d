package org.deskbridge.escalation;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** When a conversation goes to people by itself, and to whom: a value, so that a set can be tried before it is in force. */
public record RuleSet(Map<Reason, Rule> rules) {
    /** The reasons that rules are about, by the names that REST has for them, in the order in which they are shown. */
    static final Map<String, Reason> NAMES = names();

    public static final RuleSet DEFAULT = new RuleSet(Map.of(
            Reason.EXPLICIT_REQUEST, Rule.toggle(true),
            Reason.LOW_CONFIDENCE, Rule.threshold(false, 0.6),
            Reason.LOW_RATING, Rule.toggle(false),
            Reason.FRUSTRATION, Rule.threshold(false, 0.6),
            Reason.ACTION, Rule.toggle(false),
            Reason.TOPIC, Rule.toggle(false),
            Reason.VISITOR_BUTTON, Rule.toggle(true)));

    /** A sign and what became of it. */
    public record Judgement(Sign sign, Rule rule, boolean fired) {}

    public RuleSet {
        rules = new EnumMap<>(rules);
    }

    private static Map<String, Reason> names() {
        var names = new LinkedHashMap<String, Reason>();
        names.put("explicitRequest", Reason.EXPLICIT_REQUEST);
        names.put("lowConfidence", Reason.LOW_CONFIDENCE);
        names.put("lowRating", Reason.LOW_RATING);
        names.put("frustration", Reason.FRUSTRATION);
        names.put("action", Reason.ACTION);
        names.put("topics", Reason.TOPIC);
        names.put("visitorButton", Reason.VISITOR_BUTTON);
        return names;
    }

    public static Collection<Reason> reasons() {
        return NAMES.values();
    }

    /** What no rule is about is always a reason. */
    public Rule of(Reason reason) {
        return rules.getOrDefault(reason, Rule.toggle(true));
    }

    public boolean has(Reason reason) {
        return of(reason).enabled();
    }

    /** The calibrated confidence, 0 to 1, below which nothing is answered, whether or not that hands over. */
    public double answerThreshold() {
        return of(Reason.LOW_CONFIDENCE).threshold();
    }

    /** All signs with what the rules say to them; several may fire at once. */
    public List<Judgement> judge(List<Sign> signs) {
        return signs.stream()
                .map(sign -> new Judgement(sign, of(sign.reason()), fires(sign)))
                .toList();
    }

    private boolean fires(Sign sign) {
        var rule = of(sign.reason());
        return rule.enabled()
                && switch (sign.reason()) {
                    case FRUSTRATION -> sign.strength() >= rule.threshold();
                    case LOW_CONFIDENCE -> sign.strength() < rule.threshold();
                    case ACTION, TOPIC -> rule.names().stream().anyMatch(name -> isSame(name, sign.detail()));
                    default -> true;
                };
    }

    private static boolean isSame(String one, String other) {
        return one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }
}
