package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.connector.Connectors;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.LinkedTicket;
import org.deskbridge.conversation.Utterance;

/** The ticket at a vendor, as its conversation shows it and as its visitor is told. */
@ApplicationScoped
public class ShownTickets implements LinkedTicket {
    @Inject
    Links links;

    @Inject
    Connectors connectors;

    @Inject
    Conversations conversations;

    @Override
    public Optional<Shown> of(UUID conversation) {
        return links.current(conversation).filter(Link::isOpened).map(this::shown);
    }

    private Shown shown(Link link) {
        var type = connectors.get(link.connector()).orElseThrow().type();
        var id = Objects.requireNonNull(link.externalId());
        return new Shown(type, id, "#" + id, Objects.requireNonNullElse(link.url(), ""), link.status());
    }

    void on(@Observes Links.TicketOpened opened) {
        var link = opened.link();
        conversations.say(Utterance.system(
                link.conversation(),
                "Your request has the number #" + link.externalId() + ". The answer appears here.",
                "opened:" + link.id()));
        conversations.announce(link.conversation());
    }
}
