package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.deskbridge.connector.TicketReading.DeskMessage;
import org.deskbridge.connector.TicketReading.News;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.Status;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.conversation.Utterance;

/** Lets what stands in a ticket happen to its conversation; in one transaction, so that nothing is heard twice. */
@ApplicationScoped
@Transactional
public class Receiving {
    @Inject
    Links links;

    @Inject
    Conversations conversations;

    @Inject
    Transcripts transcripts;

    /** Returns how many messages were new to the visitor. */
    int receive(Link link, News news) {
        var heard = 0;
        for (var message : news.messages()) {
            if (!message.ours() && !links.isKnown(link.id(), message.id())) {
                heard += hear(link, message) ? 1 : 0;
            }
            links.readUpTo(link.id(), message.id());
        }
        follow(link, news.status());
        return heard;
    }

    private boolean hear(Link link, DeskMessage message) {
        var text = message.markdown().isBlank() ? "(no text)" : message.markdown();
        if (!message.reply()) {
            links.remember(link.id(), message.id(), null);
            return false;
        }
        var spoken = conversations.say(Utterance.agent(
                link.conversation(),
                message.author(),
                text.length() <= Utterance.MAX_TEXT ? text : text.substring(0, Utterance.MAX_TEXT),
                link.connector() + ":" + message.id()));
        links.remember(link.id(), message.id(), spoken.message().id());
        return !spoken.repeated();
    }

    /** The desk's word on the status is the last one; a reopened ticket leaves the conversation to its next message. */
    private void follow(Link link, String status) {
        var before = links.get(link.id()).status();
        if (status.equals(before)) {
            return;
        }
        links.status(link.id(), status);
        var isCurrent = links.current(link.conversation())
                .filter(current -> current.id().equals(link.id()))
                .isPresent();
        var ended = status.equals("solved") || status.equals("closed");
        if (ended && isCurrent && transcripts.get(link.conversation()).status() != Status.RESOLVED) {
            conversations.resolve(link.conversation());
        }
    }
}
