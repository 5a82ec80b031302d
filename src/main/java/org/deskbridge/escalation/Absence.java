package org.deskbridge.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.deskbridge.conversation.ConversationView;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.conversation.Utterance;

/** Tells a visitor who is handed over while nobody is there when people are back, in the visitor's own time. */
@ApplicationScoped
class Absence {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE d MMMM 'at' HH:mm", Locale.ENGLISH);

    @Inject
    Clock clock;

    @Inject
    HandOvers handOvers;

    @Inject
    Transcripts transcripts;

    @Inject
    Conversations conversations;

    @Inject
    Reaching reaching;

    /** Says nothing within the office hours, and nothing in a help desk, which has ways of its own. */
    void tell(UUID workspace, UUID conversation, UUID episode) {
        var hours = handOvers.hours(workspace);
        var now = clock.instant();
        if (!hours.isOpen(now) && !transcripts.isElsewhere(conversation)) {
            var text = text(transcripts.get(conversation), hours, now);
            conversations.say(Utterance.system(conversation, text, "away:" + episode));
        }
    }

    private String text(ConversationView conversation, OfficeHours hours, Instant now) {
        var back = hours.opensAfter(now)
                .map(opening -> " People are back on " + moment(opening, conversation, hours) + ".")
                .orElse("");
        return "Nobody from our team is there right now." + back + reaching.words(conversation);
    }

    private static String moment(Instant opening, ConversationView conversation, OfficeHours hours) {
        var own = conversation.timeZone();
        return own == null
                ? MOMENT.format(opening.atZone(hours.zone())) + " ("
                        + hours.zone().getId() + ")"
                : MOMENT.format(opening.atZone(ZoneId.of(own))) + " (your time)";
    }
}
