package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.deskbridge.assistant.Decision;
import org.deskbridge.assistant.EmbeddedAgent;
import org.deskbridge.escalation.HandOvers;
import org.deskbridge.escalation.Reason;
import org.deskbridge.knowledge.Articles;
import org.deskbridge.knowledge.Articles.Heading;
import org.deskbridge.knowledge.Findings;
import org.deskbridge.knowledge.Retrieval;
import org.deskbridge.platform.Page;
import org.deskbridge.workspace.Workspaces;
import org.jspecify.annotations.Nullable;

/** The knowledge base's table of contents, with a question to try what the assistant would find in it. */
@Named
@ViewScoped
public class KnowledgePage implements Serializable {
    private static final int SIZE = 50;

    @Inject
    Member member;

    @Inject
    Articles articles;

    @Inject
    Retrieval retrieval;

    @Inject
    HandOvers handOvers;

    @Inject
    EmbeddedAgent agent;

    @Inject
    Workspaces workspaces;

    private String search = "";
    private @Nullable String before;
    private Page<Heading> page = new Page<>(List.of(), null);
    private String question = "";
    private @Nullable Findings findings;
    private @Nullable Decision decision;

    public void open() {
        var from = before == null || !before.matches("[0-9]{1,7}") ? 0 : Integer.parseInt(before);
        page = Page.of(articles.headings(search, from, SIZE + 1), SIZE, last -> Integer.toString(from + SIZE));
    }

    /** Judged as the first message of a conversation; none is begun. */
    public void ask() {
        findings = null;
        if (question.isBlank()) {
            return;
        }
        var workspace = member.workspaceId();
        var rules = handOvers.rules(workspace);
        var explicit = rules.has(Reason.EXPLICIT_REQUEST)
                && workspaces.abilities(workspace).handover();
        var judged = agent.decide(workspace, List.of(question), rules.answerThreshold(), explicit);
        decision = judged.decision();
        findings = Objects.requireNonNullElseGet(judged.findings(), () -> retrieval.find(workspace, question));
    }

    public String getVerdict() {
        return switch (Objects.requireNonNull(decision, "a question was asked")) {
            case Decision.Answer answer -> "It would answer:";
            case Decision.Looked looked -> "It would look into the help desk:";
            case Decision.HandOver over -> "It would hand over to a person: that is what is asked for.";
            case Decision.SmallTalk talk -> "It would answer politely and look nothing up.";
            case Decision.Unsure unsure -> "It would say that it does not know, and offer a person.";
        };
    }

    public boolean isAnswered() {
        return decision instanceof Decision.Answer;
    }

    public String getAnswer() {
        return decision instanceof Decision.Answer answer ? answer.text() : "";
    }

    public static long percent(double share) {
        return Math.round(100 * Math.clamp(share, 0, 1));
    }

    public Page<Heading> getPage() {
        return page;
    }

    public @Nullable Findings getFindings() {
        return findings;
    }

    public long getConfidence() {
        return findings == null ? 0 : percent(findings.confidence());
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(@Nullable String search) {
        this.search = Objects.requireNonNullElse(search, "");
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before;
    }

    public String getQuestion() {
        return question;
    }

    public void setQuestion(@Nullable String question) {
        this.question = Objects.requireNonNullElse(question, "");
    }
}
