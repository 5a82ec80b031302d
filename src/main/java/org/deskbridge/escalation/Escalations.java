package org.deskbridge.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.deskbridge.conversation.Changed;
import org.deskbridge.conversation.Control;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.Turn;
import org.deskbridge.escalation.RuleSet.Judgement;
import org.deskbridge.platform.Failpoint;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;

/** Opens exactly one episode per need, whatever asks for it at once: the conversation's lock and a unique key see to it. */
@ApplicationScoped
@Transactional
public class Escalations {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Conversations conversations;

    @Inject
    Summaries summaries;

    @Inject
    HandOvers handOvers;

    @Inject
    Absence absence;

    @Inject
    Event<Escalated> escalated;

    @Inject
    Event<Passing> passing;

    @Inject
    @Any
    Instance<ExternalDesk> elsewhere;

    /** The assistant is about to hand over, and may say a last word. Fired in the transaction, under the lock. */
    public record Passing(UUID workspace, Turn turn) {}

    /** Why a human was needed, the few lines that spare the transcript, and to whom in the help desk it goes. */
    public record EpisodeView(List<String> reasons, String summary, Route route) {}

    public EpisodeView episode(UUID id) {
        var episode = em.find(Episode.class, id);
        if (episode == null) {
            throw Problem.notFound("episode");
        }
        return new EpisodeView(episode.reasons(), episode.summary, episode.route());
    }

    public void escalate(UUID conversation, Reason reason) {
        escalate(conversation, List.of(reason), Optional.empty());
    }

    /** Nothing of the conversation may be read before its lock is held: what is read first stays what it was. */
    private void escalate(UUID conversation, List<Reason> reasons, Optional<Sign> mood) {
        var away = elsewhere.stream().anyMatch(desk -> desk.takes(Tenant.current(), conversation));
        var handed = conversations.escalate(conversation, away ? Control.EXTERNAL : Control.HUMAN);
        var episode = handed.opened()
                ? opened(conversation, handed.episode(), reasons, mood)
                : open(conversation, handed.episode());
        reasons.forEach(reason -> add(episode, reason));
        if (handed.opened() || handed.passed()) {
            escalated.fire(new Escalated(
                    episode.workspaceId,
                    conversation,
                    episode.id,
                    handed.opened(),
                    episode.reasons(),
                    episode.summary));
            absence.tell(episode.workspaceId, conversation, episode.id);
        }
        Failpoint.ESCALATION_BEFORE_COMMIT.pass();
    }

    private void add(Episode episode, Reason reason) {
        if (episode.add(reason, handOvers.rules(episode.workspaceId).of(reason).route())) {
            em.persist(new RuleFiring(episode.id, reason, clock.instant()));
        }
    }

    /** For the assistant: only if nobody took over and nothing newer was said. Returns whether it did. */
    public boolean escalate(Turn turn, List<Judgement> rules) {
        if (!conversations.stillWaits(turn)) {
            return false;
        }
        passing.fire(new Passing(Tenant.current(), turn));
        var mood = rules.stream()
                .map(Judgement::sign)
                .filter(sign -> sign.reason() == Reason.FRUSTRATION)
                .findFirst();
        escalate(turn.conversation(), fired(rules), mood);
        return true;
    }

    /** Why a turn goes to people; empty when it does not. */
    public static List<Reason> fired(List<Judgement> rules) {
        return rules.stream()
                .filter(Judgement::fired)
                .map(rule -> rule.sign().reason())
                .distinct()
                .toList();
    }

    /** Those of these conversations that were handed over because of this, among other reasons. */
    public Set<UUID> because(Reason reason, Collection<UUID> conversations) {
        return conversations.isEmpty()
                ? Set.of()
                : em.createQuery("select e from Episode e where e.conversationId in :ids", Episode.class)
                        .setParameter("ids", conversations)
                        .getResultStream()
                        .filter(episode -> episode.reasons().contains(reason.word()))
                        .map(episode -> episode.conversationId)
                        .collect(Collectors.toSet());
    }

    /** What an episode would say that began at a public message; none does. */
    public EpisodeView rehearse(UUID conversation, long seq, List<Reason> reasons, Route route) {
        return new EpisodeView(
                reasons.stream().map(Reason::word).toList(),
                summaries.of(conversation, seq, reasons, Optional.empty()),
                route);
    }

    private Episode opened(UUID conversation, int number, List<Reason> reasons, Optional<Sign> mood) {
        var summary = summaries.of(conversation, reasons, mood);
        var episode = new Episode(conversation, number, summary, clock.instant());
        episode.summaryDue = summaries.due();
        em.persist(episode);
        em.flush();
        return episode;
    }

    private Episode open(UUID conversation, int number) {
        return em.createQuery(
                        "select e from Episode e where e.conversationId = :conversation and e.number = :number",
                        Episode.class)
                .setParameter("conversation", conversation)
                .setParameter("number", number)
                .getSingleResult();
    }

    void on(@Observes Changed changed) {
        if (changed.resolved()) {
            em.createQuery("update Episode e set e.closedAt = :now"
                            + " where e.conversationId = :conversation and e.closedAt is null")
                    .setParameter("now", clock.instant())
                    .setParameter("conversation", changed.conversation())
                    .executeUpdate();
        }
    }
}
