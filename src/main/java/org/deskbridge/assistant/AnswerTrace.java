package org.deskbridge.assistant;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.deskbridge.conversation.Turn;
import org.deskbridge.escalation.RuleSet.Judgement;
import org.deskbridge.knowledge.Findings;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Json;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Why an answer was what it was: kept with it, so that anybody can ask later. */
@Entity
@Table(name = "answer_trace")
class AnswerTrace {
    private static final int LONGEST = 2000;

    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "conversation_id")
    @Nullable
    UUID conversationId;

    @Column(name = "question_seq")
    @Nullable
    Long questionSeq;

    String question;
    String decision;
    double confidence;
    String trace;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected AnswerTrace() {}

    @SuppressWarnings("NullAway.Init")
    private AnswerTrace(Judged judged, List<Judgement> rules, Instant now) {
        this.id = Ids.next();
        this.decision = word(judged.decision());
        this.confidence = judged.decision().confidence();
        this.trace = json(judged, rules).toString();
        this.createdAt = now;
    }

    static String word(Decision decision) {
        return decision.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    static AnswerTrace of(Turn turn, Judged judged, List<Judgement> rules, Instant now) {
        var trace = new AnswerTrace(judged, rules, now);
        trace.conversationId = turn.conversation();
        trace.questionSeq = turn.lastVisitorSeq();
        trace.question = judged.findings() == null
                ? turn.visitorTexts().getLast()
                : judged.findings().question();
        return trace;
    }

    TraceView view() {
        try (var reader = Json.createReader(new StringReader(trace))) {
            return new TraceView(
                    id,
                    workspaceId,
                    conversationId,
                    questionSeq == null ? 0 : questionSeq,
                    question,
                    decision,
                    confidence,
                    reader.readObject(),
                    createdAt);
        }
    }

    static JsonObject json(Judged judged, List<Judgement> rules) {
        var json = Json.createObjectBuilder()
                .add("rule", judged.rule())
                .add("humanRequest", judged.humanRequest())
                .add("rules", rules(rules))
                .add("milliseconds", judged.milliseconds());
        if (judged.decision() instanceof Decision.Looked looked) {
            var tools = Json.createArrayBuilder();
            looked.tools().forEach(tool -> tools.add(tool.label()));
            json.add("tools", tools);
        }
        if (judged.decision() instanceof Decision.Answer answer) {
            var cited = Json.createArrayBuilder();
            answer.citations()
                    .forEach(citation -> cited.add(citation.articleId().toString()));
            json.add("cited", cited);
        }
        if (!judged.usage().equals(Usage.NONE)) {
            json.add("model", judged.usage().json());
        }
        var findings = judged.findings();
        return (findings == null ? json : json.add("knowledge", knowledge(findings))).build();
    }

    private static JsonArrayBuilder rules(List<Judgement> rules) {
        var evaluated = Json.createArrayBuilder();
        for (var rule : rules) {
            evaluated.add(Json.createObjectBuilder()
                    .add("reason", rule.sign().reason().word())
                    .add("strength", rule.sign().strength())
                    .add("detail", rule.sign().detail())
                    .add("enabled", rule.rule().enabled())
                    .add("threshold", rule.rule().threshold())
                    .add("fired", rule.fired()));
        }
        return evaluated;
    }

    private static JsonObject knowledge(Findings findings) {
        var ranked = Json.createArrayBuilder();
        for (var article : findings.ranked()) {
            var text = article.best().text();
            ranked.add(Json.createObjectBuilder()
                    .add("articleId", article.articleId().toString())
                    .add("title", article.title())
                    .add("score", article.score())
                    .add("passage", text.length() > LONGEST ? text.substring(0, LONGEST) : text));
        }
        return Json.createObjectBuilder()
                .add("confidence", findings.confidence())
                .add("searchedFor", findings.corrected())
                .add("ranked", ranked)
                .add("refreshMs", findings.timings().refresh())
                .add("embedMs", findings.timings().embed())
                .add("rankMs", findings.timings().rank())
                .build();
    }
}
