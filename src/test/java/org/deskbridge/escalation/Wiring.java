package org.deskbridge.escalation;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.deskbridge.TestDatabase;
import org.deskbridge.TestInstance;
import org.deskbridge.conversation.Changed;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.Transcripts;

/** The beans of this package, wired as the container would. */
public final class Wiring {
    private Wiring() {}

    public static HandOvers handOvers(TestDatabase database) {
        var handOvers = database.transactional(HandOvers.class);
        handOvers.em = database.em();
        handOvers.clock = Clock.systemUTC();
        return handOvers;
    }

    public static Reaching reaching(TestDatabase database, Transcripts transcripts) {
        var reaching = new Reaching();
        reaching.transcripts = transcripts;
        reaching.handOvers = handOvers(database);
        reaching.clock = Clock.systemUTC();
        return reaching;
    }

    public static Summaries summaries(
            TestDatabase database,
            Transcripts transcripts,
            List<Summarist> summarists,
            Consumer<Summarised> onSummarised) {
        var summaries = database.transactional(Summaries.class);
        summaries.em = database.em();
        summaries.clock = Clock.systemUTC();
        summaries.transcripts = transcripts;
        summaries.moods = new TestInstance<>(List.of());
        summaries.summarists = new TestInstance<>(summarists);
        summaries.summarised = database.event(List.of(onSummarised));
        return summaries;
    }

    public static Escalations escalations(
            TestDatabase database,
            Conversations conversations,
            Transcripts transcripts,
            Consumer<Escalated> onEscalated,
            List<Consumer<Changed>> onChanged) {
        var summaries = summaries(database, transcripts, List.of(), summarised -> {});
        return escalations(database, conversations, transcripts, summaries, onEscalated, onChanged);
    }

    public static Escalations escalations(
            TestDatabase database,
            Conversations conversations,
            Transcripts transcripts,
            Summaries summaries,
            Consumer<Escalated> onEscalated,
            List<Consumer<Changed>> onChanged) {
        var escalations = database.transactional(Escalations.class);
        escalations.em = database.em();
        escalations.clock = Clock.systemUTC();
        escalations.conversations = conversations;
        escalations.summaries = summaries;
        escalations.handOvers = handOvers(database);
        escalations.absence = new Absence();
        escalations.absence.clock = Clock.systemUTC();
        escalations.absence.handOvers = escalations.handOvers;
        escalations.absence.transcripts = transcripts;
        escalations.absence.conversations = conversations;
        escalations.absence.reaching = reaching(database, transcripts);
        escalations.escalated = database.event(List.of(onEscalated));
        escalations.passing = database.event(List.of());
        escalations.elsewhere = new TestInstance<>(List.of());
        onChanged.add(escalations::on);
        return escalations;
    }
}
