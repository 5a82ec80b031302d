package org.deskbridge.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.deskbridge.conversation.ConversationView;
import org.deskbridge.conversation.Transcripts;

/** Says once how an answer reaches whoever closes the window: not again where that was just asked, or is said a line later. */
@ApplicationScoped
public class Reaching {
    @Inject
    Transcripts transcripts;

    @Inject
    HandOvers handOvers;

    @Inject
    Clock clock;

    /** For whoever tells that people take over; outside the office hours the visitor is told of these, and of this with them. */
    public String beforeAbsence(ConversationView conversation) {
        return handOvers.hours(conversation.workspace()).isOpen(clock.instant()) ? words(conversation) : "";
    }

    String words(ConversationView conversation) {
        var email = conversation.visitor().email();
        if (email != null) {
            return " The answer also goes to " + email + " if you close this window.";
        }
        return transcripts.wasAskedForEmail(conversation.id())
                ? ""
                : " If you leave your e-mail address, the answer reaches you even when this window is closed.";
    }
}
