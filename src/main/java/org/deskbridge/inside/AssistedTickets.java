package org.deskbridge.inside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.connector.TicketReading.DeskMessage;
import org.deskbridge.connector.TicketReading.From;
import org.deskbridge.connector.TicketReading.News;
import org.deskbridge.conversation.Contact;
import org.deskbridge.conversation.Control;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.Status;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.conversation.Utterance;
import org.deskbridge.conversation.Visits;
import org.jspecify.annotations.Nullable;

/** Lets what stands in the desk's own tickets happen to their conversations, the assistant's pen following the assignment. */
@ApplicationScoped
@Transactional
public class AssistedTickets {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Conversations conversations;

    @Inject
    Transcripts transcripts;

    @Inject
    Visits visits;

    /** Where a ticket stands, and in which vendor's desk. */
    record Place(UUID connector, String vendor, String ticket) {
        UUID conversation() {
            return Assisted.conversationOf(connector, ticket);
        }
    }

    Optional<Assisted> of(UUID conversation) {
        return Optional.ofNullable(em.find(AssistedTicket.class, conversation)).map(AssistedTickets::view);
    }

    private static Assisted view(AssistedTicket row) {
        return new Assisted(
                row.conversationId, row.connectorId, row.externalId, row.assistants, row.status, row.readMark);
    }

    /** Somebody else has it now: the assistant says nothing more, not even what it has thought of already. */
    void taken(UUID conversation) {
        conversations.hold(conversation);
        row(conversation).assistants = false;
        if (transcripts.get(conversation).control() == Control.ASSISTANT) {
            conversations.passOutside(conversation);
        }
    }

    /** Returns how many messages were new. */
    int take(Place place, News news, boolean assistants) {
        begin(place, news);
        conversations.hold(place.conversation());
        var row = row(place.conversation());
        var becomesAssistants = assistants && !row.assistants;
        row.assistants = assistants;
        var messages = news.messages().stream().filter(AssistedTickets::isSaid).toList();
        var answered = lastReply(messages) + 1;
        messages.subList(0, answered).forEach(message -> say(place, message));
        if (becomesAssistants) {
            giveToAssistant(place.conversation());
        }
        messages.subList(answered, messages.size()).forEach(message -> say(place, message));
        if (!assistants && transcripts.get(place.conversation()).control() == Control.ASSISTANT) {
            conversations.passOutside(place.conversation());
        }
        end(row, news);
        return messages.size();
    }

    private void begin(Place place, News news) {
        if (em.find(AssistedTicket.class, place.conversation()) == null) {
            var visitor = visitor(place, news.customer().email());
            visits.beginIn(place.vendor(), visitor, place.conversation());
            visits.introduce(
                    visitor,
                    new Contact(
                            blank(news.customer().name()), blank(news.customer().email()), null));
            em.persist(new AssistedTicket(place.conversation(), place.connector(), place.ticket(), clock.instant()));
            em.flush();
        }
    }

    /** The customer of several tickets is one visitor. */
    private static UUID visitor(Place place, @Nullable String email) {
        var who = email == null || email.isBlank() ? place.ticket() : email;
        return UUID.nameUUIDFromBytes(
                (place.connector() + "/customer/" + who).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static boolean isSaid(DeskMessage message) {
        return message.from() == From.CUSTOMER || message.from() == From.AGENT;
    }

    private static int lastReply(List<DeskMessage> messages) {
        for (var i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).from() == From.AGENT) {
                return i;
            }
        }
        return -1;
    }

    private void say(Place place, DeskMessage message) {
        var key = place.connector() + ":" + message.id();
        var whole = message.markdown().isBlank() ? "(no text)" : message.markdown();
        var text = whole.length() <= Utterance.MAX_TEXT ? whole : whole.substring(0, Utterance.MAX_TEXT);
        conversations.say(
                message.from() == From.CUSTOMER
                        ? Utterance.visitor(place.conversation(), text, key)
                        : Utterance.agent(place.conversation(), message.author(), text, key));
    }

    private void giveToAssistant(UUID conversation) {
        if (transcripts.get(conversation).status() != Status.RESOLVED) {
            conversations.giveBack(conversation);
        }
    }

    private void end(AssistedTicket row, News news) {
        if (!news.messages().isEmpty()) {
            row.readMark = news.messages().getLast().id();
        }
        var ended = news.status().equals("solved") || news.status().equals("closed");
        if (ended && !row.status.equals(news.status())) {
            conversations.resolve(row.conversationId);
        }
        row.status = news.status();
    }

    private AssistedTicket row(UUID conversation) {
        return em.find(AssistedTicket.class, conversation);
    }
}
