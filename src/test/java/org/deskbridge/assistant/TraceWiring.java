package org.deskbridge.assistant;

import org.deskbridge.TestDatabase;
import org.deskbridge.conversation.Transcripts;

/** The traces, wired as the container would. */
public final class TraceWiring {
    private TraceWiring() {}

    public static Traces traces(TestDatabase database, Transcripts transcripts) {
        var traces = database.transactional(Traces.class);
        traces.em = database.em();
        traces.transcripts = transcripts;
        return traces;
    }
}
