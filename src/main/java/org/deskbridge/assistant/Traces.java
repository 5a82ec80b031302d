package org.deskbridge.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.conversation.Author;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.escalation.HandOvers;
import org.deskbridge.escalation.Moods;
import org.deskbridge.escalation.Reason;
import org.deskbridge.escalation.Sign;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.jspecify.annotations.Nullable;

/** Why past answers were what they were, and what they would be today. */
@ApplicationScoped
@Transactional
public class Traces implements Moods {
    private static final int MOST = 200;
    private static final int LOOKED_BACK = 30;
    private static final int MOODS = 3;

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Transcripts transcripts;

    @Inject
    HandOvers handOvers;

    @Inject
    TurnRehearsal rehearsal;

    public Optional<UUID> workspaceOf(UUID trace) {
        return Tenant.everywhere(
                () -> Optional.ofNullable(em.find(AnswerTrace.class, trace)).map(found -> found.workspaceId));
    }

    public TraceView get(UUID id) {
        return Optional.ofNullable(em.find(AnswerTrace.class, id))
                .map(AnswerTrace::view)
                .orElseThrow(() -> Problem.notFound("trace"));
    }

    /** In the order in which it was asked. */
    public List<TraceView> of(UUID conversation) {
        return of(List.of(conversation));
    }

    public List<TraceView> of(Collection<UUID> conversations) {
        if (conversations.isEmpty()) {
            return List.of();
        }
        return em.createQuery(
                        "select t from AnswerTrace t where t.conversationId in :conversations"
                                + " order by t.questionSeq, t.id",
                        AnswerTrace.class)
                .setParameter("conversations", conversations)
                .getResultStream()
                .map(AnswerTrace::view)
                .toList();
    }

    @Override
    public Optional<Sign> lately(UUID conversation) {
        return em.createQuery(
                        "select t from AnswerTrace t where t.conversationId = :conversation order by t.id desc",
                        AnswerTrace.class)
                .setParameter("conversation", conversation)
                .setMaxResults(MOODS)
                .getResultStream()
                .map(AnswerTrace::view)
                .flatMap(trace -> StoredSigns.in(List.of(trace), List.of()).stream())
                .filter(sign -> sign.reason() == Reason.FRUSTRATION)
                .max(Comparator.comparingDouble(Sign::strength));
    }

    /** What the knowledge base did not hold, newest first; the id of the last one is the cursor of the next page. */
    public List<TraceView> unanswered(@Nullable String cursor, int limit) {
        var before = cursor == null
                ? null
                : Ids.parse(cursor).orElseThrow(() -> Problem.field("cursor", "is not one of ours"));
        var query = em.createQuery(
                "select t from AnswerTrace t where t.decision = 'unsure'"
                        + (before == null ? "" : " and t.id < :before") + " order by t.id desc",
                AnswerTrace.class);
        if (before != null) {
            query.setParameter("before", before);
        }
        return query.setMaxResults(Math.min(limit, MOST))
                .getResultStream()
                .map(AnswerTrace::view)
                .toList();
    }

    /** The same question in the same conversation with today's knowledge and today's rules; nothing is said or stored. */
    public TurnRehearsal.Verdict again(UUID workspace, TraceView trace) {
        var texts = trace.conversation() == null ? List.of(trace.question()) : texts(trace);
        return rehearsal.judge(workspace, texts, lastReply(trace), handOvers.rules(workspace));
    }

    /** What the visitor had said just before that question; empty where it was the first. */
    public String askedBefore(TraceView trace) {
        var texts = texts(trace);
        var at = texts.lastIndexOf(trace.question());
        return at > 0 ? texts.get(at - 1) : "";
    }

    private List<String> texts(TraceView trace) {
        var said = before(trace).stream()
                .filter(one -> one.author().kind() == Author.Kind.VISITOR && one.seq() <= trace.seq())
                .map(Said::text)
                .toList();
        return said.isEmpty() ? List.of(trace.question()) : said;
    }

    private String lastReply(TraceView trace) {
        return before(trace).reversed().stream()
                .filter(one -> one.seq() < trace.seq() && one.author().kind() == Author.Kind.ASSISTANT)
                .map(Said::text)
                .findFirst()
                .orElse("");
    }

    private List<Said> before(TraceView trace) {
        return trace.conversation() == null
                ? List.of()
                : transcripts.visible(trace.conversation(), Math.max(0, trace.seq() - LOOKED_BACK), LOOKED_BACK);
    }
}
