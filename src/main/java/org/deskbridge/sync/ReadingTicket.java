package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.deskbridge.connector.TicketReading.DeskMessage;
import org.deskbridge.connector.TicketReading.From;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.work.Doubt;
import org.deskbridge.work.Outcome;
import org.deskbridge.work.WorkHandler;

/** Reads a ticket again from the last message that is known, because somebody hinted that it changed. */
@ApplicationScoped
class ReadingTicket implements WorkHandler {
    static final String KIND = "ticket.read";

    @Inject
    Links links;

    @Inject
    Receiving receiving;

    @Inject
    IncomingFiles files;

    @Inject
    Transcripts transcripts;

    @Inject
    Errand errand;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        return errand.run(job, false, account -> read(job, account));
    }

    private Outcome read(Job job, VendorAccount account) {
        var link = current(links.get(UUID.fromString(job.subject())));
        if (!link.isOpened()) {
            return new Outcome.Done("the ticket is not opened yet");
        }
        var news = account.helpdesk().reading().read(account, link.opened().ticket(), link.readMark());
        if (news.isEmpty()) {
            return new Outcome.GiveUp("the ticket is gone", null, false, Doubt.NONE);
        }
        var brought = news.get().messages().stream()
                .filter(message -> isNew(link, message))
                .map(message -> files.fetch(
                        account, message, transcripts.get(link.conversation()).visitorId()))
                .toList();
        var count = receiving.receive(link, news.get(), brought);
        return new Outcome.Done(count + " new, " + news.get().status());
    }

    /** A hint may have come for a place that a newer ticket has taken over since. */
    private Link current(Link link) {
        return link.hasGivenWay()
                ? links.current(link.conversation(), link.connector()).orElse(link)
                : link;
    }

    private boolean isNew(Link link, DeskMessage message) {
        var isForTheChat = message.from() == From.AGENT || message.from() == From.CUSTOMER;
        return isForTheChat && !links.isKnown(link.id(), message.id());
    }
}
