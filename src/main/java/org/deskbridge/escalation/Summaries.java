package org.deskbridge.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.platform.Tenant;
import org.jspecify.annotations.Nullable;

/** What a human reads first: at once made of the conversation's own words, a moment later of somebody's better ones. */
@ApplicationScoped
@Transactional
public class Summaries {
    private static final int SUMMARISED = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final double IMPATIENT = 0.3;
    private static final double ANGRY = 0.6;

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Transcripts transcripts;

    @Inject
    @Any
    Instance<Moods> moods;

    @Inject
    @Any
    Instance<Summarist> summarists;

    @Inject
    Event<Summarised> summarised;

    String of(UUID conversation, List<Reason> reasons, Optional<Sign> heard) {
        return of(conversation, transcripts.get(conversation).lastSeq(), reasons, heard);
    }

    /** As it would have been at a message of the past; the mood is the present one unless one was heard. */
    String of(UUID conversation, long upToSeq, List<Reason> reasons, Optional<Sign> heard) {
        var transcript = transcript(conversation, upToSeq);
        var mood = mood(heard.or(() ->
                moods.stream().flatMap(one -> one.lately(conversation).stream()).findFirst()));
        return Summary.of(transcript, mood)
                .text(reasons.stream().map(Reason::word).toList(), transcript);
    }

    private List<Said> transcript(UUID conversation) {
        return transcript(conversation, transcripts.get(conversation).lastSeq());
    }

    private List<Said> transcript(UUID conversation, long upToSeq) {
        return transcripts.visible(conversation, Math.max(0, upToSeq - SUMMARISED), SUMMARISED).stream()
                .filter(said -> said.seq() <= upToSeq)
                .toList();
    }

    private static String mood(Optional<Sign> sign) {
        var strength = sign.map(Sign::strength).orElse(0.0);
        var word = strength >= ANGRY ? "angry" : strength >= IMPATIENT ? "impatient" : "calm";
        return sign.filter(one -> strength >= IMPATIENT && !one.detail().isBlank())
                .map(one -> String.format(Locale.ROOT, "%s (%s)", word, one.detail()))
                .orElse(word);
    }

    /** Until when somebody may write a better one; null where nobody does. */
    @Nullable
    Instant due() {
        var workspace = Tenant.current();
        return summarists.stream().anyMatch(one -> one.isFor(workspace))
                ? clock.instant().plus(PATIENCE)
                : null;
    }

    /** Until when it is worth to wait for a better summary; empty when the one that is there is the last. */
    public Optional<Instant> awaited(UUID episode) {
        return Optional.ofNullable(em.find(Episode.class, episode))
                .flatMap(one -> Optional.ofNullable(one.summaryDue))
                .filter(due -> due.isAfter(clock.instant()));
    }

    /** What has been said so far, for whoever writes a summary; empty when it is too late for one. */
    public List<Said> material(UUID episode) {
        return awaited(episode)
                .map(due -> transcript(em.find(Episode.class, episode).conversationId))
                .orElse(List.of());
    }

    public void improve(UUID episode, Summary better) {
        var row = em.find(Episode.class, episode, LockModeType.PESSIMISTIC_WRITE);
        if (row == null || row.summaryDue == null) {
            return;
        }
        row.summary = better.text(row.reasons(), transcript(row.conversationId));
        row.summaryDue = null;
        summarised.fire(new Summarised(row.conversationId, episode, row.summary));
    }

    /** Nobody writes a better one: what waits for it goes on. */
    public void keep(UUID episode) {
        var row = em.find(Episode.class, episode, LockModeType.PESSIMISTIC_WRITE);
        if (row != null) {
            row.summaryDue = null;
        }
    }
}
