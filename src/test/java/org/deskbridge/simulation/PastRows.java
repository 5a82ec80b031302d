package org.deskbridge.simulation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.deskbridge.TestDatabase;
import org.deskbridge.assistant.TraceWiring;
import org.deskbridge.conversation.Beans;
import org.deskbridge.escalation.Wiring;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Tenant;
import org.deskbridge.work.WorkBeans;

/** Past conversations with the traces of their turns, and the simulator over them. */
final class PastRows {
    private PastRows() {}

    static Simulations simulations(TestDatabase database) {
        var transcripts = Beans.transcripts(database);
        var conversations = Beans.conversations(database, List.of(), List.of());
        var past = database.transactional(Past.class);
        past.transcripts = transcripts;
        past.traces = TraceWiring.traces(database, transcripts);
        past.escalations = Wiring.escalations(database, conversations, transcripts, escalated -> {}, new ArrayList<>());
        var simulations = database.transactional(Simulations.class);
        simulations.em = database.em();
        simulations.clock = Clock.systemUTC();
        simulations.work = WorkBeans.queue(database);
        simulations.transcripts = transcripts;
        simulations.handOvers = Wiring.handOvers(database);
        simulations.past = past;
        return simulations;
    }

    /** What a turn's trace holds of what the rules look at. */
    static String trace(double humanRequest, double confidence, double frustration) {
        return "{\"rule\":\"answer\",\"humanRequest\":" + humanRequest + ",\"milliseconds\":9,\"rules\":["
                + "{\"reason\":\"frustration\",\"strength\":" + frustration
                + ",\"detail\":\"\",\"enabled\":false,\"threshold\":0.6,\"fired\":false}],"
                + "\"knowledge\":{\"confidence\":" + confidence + ",\"ranked\":[]}}";
    }

    static UUID conversation(TestDatabase database, UUID workspace, String... turns) {
        var conversation = Beans.begun(database, workspace);
        Tenant.in(
                workspace,
                () -> database.tx(() -> {
                    for (var i = 0; i < turns.length; i += 2) {
                        turn(database, workspace, conversation, 1 + i, turns[i], turns[i + 1]);
                    }
                }));
        return conversation;
    }

    private static void turn(
            TestDatabase database, UUID workspace, UUID conversation, int seq, String question, String trace) {
        database.em()
                .createNativeQuery(
                        "insert into answer_trace (id, workspace_id, conversation_id, question_seq, question,"
                                + " decision, confidence, trace, created_at) values (:id, :workspace, :conversation, :seq,"
                                + " :question, 'answer', 0.5, :trace, current_timestamp)")
                .setParameter("id", Ids.next())
                .setParameter("workspace", workspace)
                .setParameter("conversation", conversation)
                .setParameter("seq", seq)
                .setParameter("question", question)
                .setParameter("trace", trace)
                .executeUpdate();
    }
}
