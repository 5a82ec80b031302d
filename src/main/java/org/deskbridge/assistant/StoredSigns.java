package org.deskbridge.assistant;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.deskbridge.escalation.Reason;
import org.deskbridge.escalation.Sign;
import org.deskbridge.language.Words;

/** The signs of a turn as its traces have kept them, so that other rules can be tried without thinking again. */
public final class StoredSigns {
    private static final double ASKED = 0.5;

    private StoredSigns() {}

    /** The traces are those of one turn; the topics are looked for anew. */
    public static List<Sign> in(List<TraceView> turn, List<String> topics) {
        var signs = new ArrayList<Sign>();
        var asked = turn.stream().mapToDouble(TraceView::humanRequest).max().orElse(0);
        if (asked >= ASKED) {
            signs.add(new Sign(Reason.EXPLICIT_REQUEST, asked, "asks for a person"));
        }
        if (turn.stream().allMatch(StoredSigns::isSearched)) {
            var best = turn.stream().mapToDouble(StoredSigns::confidence).max().orElse(0);
            signs.add(new Sign(Reason.LOW_CONFIDENCE, best, ""));
        }
        kept(turn, signs);
        topics.stream()
                .filter(topic -> turn.stream().anyMatch(trace -> isAbout(trace.question(), topic)))
                .forEach(topic -> signs.add(new Sign(Reason.TOPIC, 1, topic)));
        return signs;
    }

    private static boolean isSearched(TraceView trace) {
        return trace.trace().containsKey("knowledge");
    }

    private static double confidence(TraceView trace) {
        return trace.trace()
                .getJsonObject("knowledge")
                .getJsonNumber("confidence")
                .doubleValue();
    }

    /** Frustration, actions, and an offer that was accepted: what cannot be told from the trace's figures alone. */
    private static void kept(List<TraceView> turn, List<Sign> signs) {
        var rules = turn.getLast().trace().getJsonArray("rules");
        if (rules == null) {
            return;
        }
        for (var rule : rules.getValuesAs(JsonObject.class)) {
            var strength = rule.getJsonNumber("strength").doubleValue();
            var detail = rule.getString("detail");
            switch (rule.getString("reason")) {
                case "frustration" -> signs.add(new Sign(Reason.FRUSTRATION, strength, detail));
                case "action" -> signs.add(new Sign(Reason.ACTION, strength, detail));
                case "explicit-request" -> {
                    if (signs.stream().noneMatch(sign -> sign.reason() == Reason.EXPLICIT_REQUEST)) {
                        signs.add(new Sign(Reason.EXPLICIT_REQUEST, strength, detail));
                    }
                }
                default -> {}
            }
        }
    }

    static boolean isAbout(String text, String topic) {
        var words = Words.terms(topic);
        return !words.isEmpty() && new HashSet<>(Words.terms(text)).containsAll(words);
    }
}
