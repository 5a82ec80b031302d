package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.Signal;
import org.deskbridge.conversation.Transcripts;

/** Passes on what the people at a desk do without saying anything. */
@ApplicationScoped
@Transactional
public class Signals {
    @Inject
    Transcripts transcripts;

    @Inject
    Conversations conversations;

    @Inject
    Event<Signal> signals;

    void typing(Link link, boolean on) {
        var name = transcripts.get(link.conversation()).agentName();
        signals.fire(new Signal.Typing(link.conversation(), name, on));
    }

    void seen(Link link) {
        var last = transcripts.get(link.conversation()).lastSeq();
        if (conversations.readByAgent(link.conversation(), last)) {
            signals.fire(new Signal.Seen(link.conversation(), last));
        }
    }
}
