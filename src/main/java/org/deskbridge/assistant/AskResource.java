package org.deskbridge.assistant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.deskbridge.assistant.Decision.Answer;
import org.deskbridge.conversation.Citation;
import org.deskbridge.escalation.HandOvers;
import org.deskbridge.escalation.Reason;
import org.deskbridge.knowledge.Retrieval;
import org.deskbridge.platform.Fields;
import org.deskbridge.workspace.Access;
import org.deskbridge.workspace.Access.Need;
import org.deskbridge.workspace.Workspaces;
import org.jspecify.annotations.Nullable;

/** The playground: judges a question as the first message of a conversation, and starts none. */
@Path("/")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class AskResource {
    private static final int LONGEST_QUESTION = 4000;

    @Inject
    Access access;

    @Inject
    Workspaces workspaces;

    @Inject
    HandOvers handOvers;

    @Inject
    EmbeddedAgent agent;

    @Inject
    Retrieval retrieval;

    /** An article and how near it came. */
    public record Near(UUID articleId, double score) {}

    /**
     * What would have been said.
     *
     * @param confidence the estimate, 0 to 1, that the best article is right, also when nothing is answered
     */
    public record Verdict(
            boolean answered,
            String text,
            double confidence,
            boolean handoff,
            @Nullable String reason,
            List<Citation> citations,
            List<Near> ranked) {}

    @POST
    @Path("workspaces/{w}/ask")
    public Verdict ask(@PathParam("w") String w, Fields body) {
        var workspace = access.workspace(w, Need.READ);
        var question = body.text("question", LONGEST_QUESTION);
        body.check();
        var rules = handOvers.rules(workspace);
        var mayHandOver = workspaces.abilities(workspace).handover();
        var judged = agent.decide(
                workspace,
                List.of(question),
                rules.answerThreshold(),
                rules.has(Reason.EXPLICIT_REQUEST) && mayHandOver);
        var findings = Objects.requireNonNullElseGet(judged.findings(), () -> retrieval.find(workspace, question));
        var ranked = findings.ranked().stream()
                .map(article -> new Near(article.articleId(), article.score()))
                .toList();
        var confidence = findings.confidence();
        return switch (judged.decision()) {
            case Answer answer -> new Verdict(true, answer.text(), confidence, false, null, answer.citations(), ranked);
            case Decision.Looked looked -> new Verdict(true, looked.text(), confidence, false, null, List.of(), ranked);
            case Decision.HandOver over -> new Verdict(false, "", confidence, true, over.reason(), List.of(), ranked);
            case Decision.SmallTalk talk -> new Verdict(false, "", confidence, false, "small-talk", List.of(), ranked);
            case Decision.Unsure unsure ->
                new Verdict(
                        false,
                        "",
                        confidence,
                        rules.has(Reason.LOW_CONFIDENCE) && mayHandOver,
                        "low-confidence",
                        List.of(),
                        ranked);
        };
    }
}
