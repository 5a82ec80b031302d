package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.deskbridge.connector.TicketReading.DeskMessage;
import org.deskbridge.connector.TicketReading.From;
import org.deskbridge.connector.TicketReading.News;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.Status;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.conversation.Utterance;
import org.deskbridge.platform.Failpoint;
import org.deskbridge.sync.IncomingFiles.Brought;

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
    int receive(Link link, News news, List<Brought> brought) {
        conversations.hold(link.conversation());
        var heard = brought.stream().filter(one -> hear(link, one)).count();
        for (var message : news.messages()) {
            links.remember(link.id(), message.id(), null);
            links.readUpTo(link.id(), message.id());
        }
        links.looked(link.id());
        follow(link, news.status());
        Failpoint.REPLY_BEFORE_COMMIT.pass();
        return (int) heard;
    }

    private boolean hear(Link link, Brought brought) {
        var message = brought.message();
        var text = brought.text().isBlank() && brought.files().isEmpty() ? "(no text)" : brought.text();
        var spoken = conversations.say(utterance(link, message, cut(text)).attaching(brought.files()));
        links.remember(link.id(), message.id(), spoken.message().id());
        return !spoken.repeated();
    }

    private static String cut(String text) {
        return text.length() <= Utterance.MAX_TEXT ? text : text.substring(0, Utterance.MAX_TEXT);
    }

    /** What the customer wrote another way, by e-mail perhaps, is part of the conversation like all that they say. */
    private static Utterance utterance(Link link, DeskMessage message, String text) {
        var key = link.connector() + ":" + message.id();
        return message.from() == From.CUSTOMER
                ? Utterance.visitor(link.conversation(), text, key)
                : Utterance.agent(link.conversation(), message.author(), text, key);
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
