package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.connector.Connectors;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.conversation.Author;
import org.deskbridge.conversation.Changed;
import org.deskbridge.conversation.Control;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.Conversations.Rated;
import org.deskbridge.conversation.Conversations.SeenByVisitor;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Status;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.conversation.Utterance;
import org.deskbridge.conversation.Visits;
import org.deskbridge.conversation.Visits.Introduced;
import org.deskbridge.escalation.Escalated;
import org.deskbridge.escalation.Escalations;
import org.deskbridge.escalation.ExternalDesk;
import org.deskbridge.escalation.Reason;
import org.deskbridge.work.WorkQueue;
import org.deskbridge.workspace.Workspaces;
import org.jspecify.annotations.Nullable;

/** Turns what happens in a conversation into work for its ticket, in the very transaction in which it happens. */
@ApplicationScoped
class Outbox implements ExternalDesk {
    @Inject
    Links links;

    @Inject
    Connectors connectors;

    @Inject
    Workspaces workspaces;

    @Inject
    Conversations conversations;

    @Inject
    Transcripts transcripts;

    @Inject
    Escalations escalations;

    @Inject
    WorkQueue work;

    @Inject
    Visits visits;

    @Override
    public boolean takes(UUID workspace, UUID conversation) {
        return !transcripts.isElsewhere(conversation) && serving(workspace).isPresent();
    }

    private Optional<UUID> serving(UUID workspace) {
        var mode = workspaces.get(workspace).helpdeskMode();
        return mode.equals("builtin") ? Optional.empty() : connectors.serving(workspace, mode);
    }

    void on(@Observes Escalated escalated) {
        var connector = serving(escalated.workspace());
        if (connector.isEmpty() || transcripts.isElsewhere(escalated.conversation())) {
            return;
        }
        var before = links.current(escalated.conversation())
                .filter(link -> link.connector().equals(connector.get()));
        var isInHand = before.filter(link -> !link.ended()).isPresent();
        if (!escalated.opened() && isInHand) {
            return;
        }
        if (before.isPresent() && isToBeGoneOnWith(before.get())) {
            reopen(before.get());
        } else {
            open(escalated, connector.get(), before.orElse(null));
        }
    }

    /** What has ended at a live chat begins anew there, with everything that was said to the assistant meanwhile. */
    private boolean isToBeGoneOnWith(Link link) {
        return !link.isClosed() && (!link.ended() || goesOnAfterEnd(link));
    }

    private boolean goesOnAfterEnd(Link link) {
        return connectors
                .helpdesk(link.connector())
                .filter(Helpdesk::goesOnAfterEnd)
                .isPresent();
    }

    private void reopen(Link link) {
        if (!link.ended()) {
            return;
        }
        links.status(link.id(), "open");
        work.add(link.task(SettingStatus.KIND, link.id() + "/open"));
    }

    private void open(Escalated escalated, UUID connector, @Nullable Link before) {
        var conversation = transcripts.get(escalated.conversation());
        var subject = transcripts.lastOfVisitor(conversation).map(Said::id).orElse(null);
        var link = links.begin(
                conversation.id(),
                escalated.episode(),
                connector,
                new Links.Covered(conversation.lastPosition(), subject),
                before == null ? null : before.externalId());
        work.add(link.task(OpeningTicket.KIND, link.id().toString()));
        work.add(link.task(WritingNote.KIND, link.id().toString()));
        work.add(link.task(SettingFields.KIND, link.id().toString()));
        conversations.say(Utterance.system(
                conversation.id(), "I am connecting you with a person from our team.", "link:" + link.id()));
    }

    /** What has ended stays ended: after a switch to another desk nothing stirs the tickets of the old one. */
    void on(@Observes Said said) {
        if (said.internal() || said.author().kind() == Author.Kind.SYSTEM || !hasTicket(said.conversation())) {
            return;
        }
        var link = links.current(said.conversation());
        if (said.author().kind() == Author.Kind.VISITOR && goesOn(said, link.orElseThrow())) {
            escalations.escalate(said.conversation(), Reason.CONTINUED);
        }
        if (!isFromDesk(said, link.orElseThrow())) {
            append(said);
        }
    }

    /** Asked at each message, of which most have none. */
    private boolean hasTicket(UUID conversation) {
        return transcripts.wasHandedOver(conversation) && links.hasTicket(conversation);
    }

    private void append(Said said) {
        var now = links.current(said.conversation()).orElseThrow();
        if (!now.ended() && (said.position() > now.coversPosition())) {
            work.add(now.task(Appending.KIND, said.id().toString()));
        }
    }

    /** Whoever writes again after the end goes on with the same people, while the workspace still hands over there. */
    private boolean goesOn(Said said, Link link) {
        var conversation = transcripts.get(said.conversation());
        return conversation.control() == Control.ASSISTANT
                && conversation.status() == Status.OPEN
                && goesOnAfterEnd(link)
                && serving(said.workspace()).filter(link.connector()::equals).isPresent();
    }

    /** What came from the desk is there already. */
    private static boolean isFromDesk(Said said, Link link) {
        return said.clientId() != null
                && said.clientId().startsWith(link.connector().toString());
    }

    /** Whoever the visitor turns out to be, the ticket is to be theirs. */
    void on(@Observes Introduced introduced) {
        visits.current(introduced.visitor())
                .flatMap(links::current)
                .filter(link -> !link.ended())
                .ifPresent(link -> {
                    work.addUnlessWaiting(
                            link.task(SettingRequester.KIND, link.id().toString()));
                    work.addUnlessWaiting(
                            link.task(SettingFields.KIND, link.id().toString()));
                });
    }

    void on(@Observes SeenByVisitor seen) {
        links.current(seen.conversation())
                .filter(link -> link.isOpened() && !link.ended() && showsWhatIsSeen(link))
                .ifPresent(link -> work.addUnlessWaiting(
                        link.task(TellingSeen.KIND, link.id().toString())));
    }

    private boolean showsWhatIsSeen(Link link) {
        return connectors
                .helpdesk(link.connector())
                .flatMap(Helpdesk::liveSignals)
                .isPresent();
    }

    void on(@Observes Rated rated) {
        links.current(rated.conversation())
                .ifPresent(link -> work.addUnlessWaiting(
                        link.task(SettingFields.KIND, link.id().toString())));
    }

    void on(@Observes Changed changed) {
        if (!changed.resolved()) {
            return;
        }
        links.current(changed.conversation()).filter(link -> !link.ended()).ifPresent(link -> {
            links.status(link.id(), "solved");
            work.add(link.task(SettingStatus.KIND, link.id() + "/solved"));
        });
    }
}
