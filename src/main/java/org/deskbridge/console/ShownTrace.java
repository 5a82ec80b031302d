package org.deskbridge.console;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.deskbridge.assistant.TraceView;
import org.deskbridge.assistant.TurnRehearsal;
import org.jspecify.annotations.Nullable;

/** A decision of the assistant in words, with what it was made of. */
public record ShownTrace(
        UUID id,
        String question,
        String decision,
        long confidence,
        List<Passage> passages,
        List<RuleLine> rules,
        List<String> tools,
        String timing,
        String model)
        implements Serializable {
    /** An article that was considered; the score is the ranking's own, between 0 and 1. */
    public record Passage(String articleId, String title, String score, String text) implements Serializable {}

    /** A sign and what the rules said to it. */
    public record RuleLine(String reason, String strength, String verdict, String detail, boolean fired)
            implements Serializable {}

    static ShownTrace of(TraceView trace) {
        return of(trace.id(), trace.question(), trace.decision(), trace.confidence(), trace.trace());
    }

    static ShownTrace of(UUID id, String question, TurnRehearsal.Verdict verdict) {
        return of(id, question, verdict.decision(), verdict.judged().decision().confidence(), verdict.trace());
    }

    private static ShownTrace of(UUID id, String question, String decision, double confidence, JsonObject trace) {
        var knowledge = trace.getJsonObject("knowledge");
        return new ShownTrace(
                id,
                question,
                word(decision),
                KnowledgePage.percent(confidence),
                objects(knowledge == null ? null : knowledge.getJsonArray("ranked")).stream()
                        .map(ShownTrace::passage)
                        .toList(),
                objects(trace.getJsonArray("rules")).stream()
                        .map(ShownTrace::rule)
                        .toList(),
                trace.containsKey("tools") ? trace.getJsonArray("tools").getValuesAs(JsonString::getString) : List.of(),
                timing(trace, knowledge),
                model(trace.getJsonObject("model")));
    }

    /** Which model was asked and what that took; nothing where none was. */
    private static String model(@Nullable JsonObject usage) {
        if (usage == null) {
            return "";
        }
        var cost = usage.getJsonNumber("cost").doubleValue();
        return String.format(
                        Locale.ROOT,
                        "%s · %,d tokens in, %,d out",
                        usage.getString("name"),
                        usage.getJsonNumber("tokensIn").longValue(),
                        usage.getJsonNumber("tokensOut").longValue())
                + (cost > 0 ? String.format(Locale.ROOT, " · cost %.6f", cost) : "");
    }

    private static List<JsonObject> objects(@Nullable JsonArray array) {
        return array == null ? List.of() : array.getValuesAs(JsonObject.class);
    }

    private static Passage passage(JsonObject article) {
        return new Passage(
                article.getString("articleId"),
                article.getString("title"),
                figure(article.getJsonNumber("score").doubleValue()),
                article.getString("passage"));
    }

    private static RuleLine rule(JsonObject rule) {
        var fired = rule.getBoolean("fired");
        var verdict = fired ? "fired" : rule.getBoolean("enabled") ? "below its threshold" : "switched off";
        return new RuleLine(
                rule.getString("reason"),
                figure(rule.getJsonNumber("strength").doubleValue()),
                verdict,
                rule.getString("detail"),
                fired);
    }

    private static String timing(JsonObject trace, @Nullable JsonObject knowledge) {
        var all = String.format(
                Locale.ROOT, "%.0f ms", trace.getJsonNumber("milliseconds").doubleValue());
        return knowledge == null
                ? all
                : all
                        + String.format(
                                Locale.ROOT,
                                ", of which %.0f for the meaning and %.0f for the ranking",
                                knowledge.getJsonNumber("embedMs").doubleValue(),
                                knowledge.getJsonNumber("rankMs").doubleValue());
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String word(String decision) {
        return switch (decision) {
            case "answer" -> "Answered";
            case "looked" -> "Looked it up";
            case "handover" -> "Asked for a person";
            case "smalltalk" -> "Answered politely";
            default -> "Not sure enough";
        };
    }
}
