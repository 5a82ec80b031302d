package org.deskbridge.inside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.connector.ConnectorView;
import org.deskbridge.connector.Connectors;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.conversation.Author;
import org.deskbridge.conversation.LinkedTicket;
import org.deskbridge.conversation.Said;
import org.deskbridge.escalation.Escalated;
import org.deskbridge.escalation.ExternalDesk;
import org.deskbridge.platform.Tenant;
import org.deskbridge.platform.Together;
import org.deskbridge.sync.Unlinked;
import org.deskbridge.work.WorkQueue;

/** Turns what happens to the desk's own tickets, and to the conversations that they are, into work. */
@ApplicationScoped
class InsideWork implements ExternalDesk, LinkedTicket {
    @Inject
    AssistedTickets tickets;

    @Inject
    InsideReads reads;

    @Inject
    Connectors connectors;

    @Inject
    WorkQueue work;

    /** Most of what a desk tells us is about tickets that are not ours. */
    private final Together<UUID, Optional<UUID>> assisted = Together.asking(this::workspace);

    @Override
    public boolean takes(UUID workspace, UUID conversation) {
        return tickets.of(conversation).isPresent();
    }

    @Override
    public Optional<Shown> of(UUID conversation) {
        return tickets.of(conversation)
                .map(ticket -> new Shown(
                        connectors
                                .helpdesk(ticket.connector())
                                .map(Helpdesk::type)
                                .orElse(""),
                        ticket.ticket(),
                        "#" + ticket.ticket(),
                        "",
                        ticket.status()));
    }

    void on(@Observes Unlinked unlinked) {
        assisted.join(unlinked.connector()).ifPresent(workspace -> Tenant.in(workspace, () -> reads.read(unlinked)));
    }

    /** Only an account that has a user for the assistant is looked into. */
    private Optional<UUID> workspace(UUID account) {
        return connectors
                .get(account)
                .filter(connector -> connector.settings().containsKey("assistantUserId"))
                .filter(connector -> connectors
                        .helpdesk(connector.id())
                        .flatMap(Helpdesk::insideDesk)
                        .isPresent())
                .map(ConnectorView::workspaces)
                .flatMap(workspaces -> workspaces.stream().findFirst());
    }

    void on(@Observes Said said) {
        var ours = said.author().kind() == Author.Kind.ASSISTANT || isOfOurAgents(said);
        if (ours) {
            tickets.of(said.conversation())
                    .ifPresent(ticket ->
                            work.add(ticket.task(ReplyingInside.KIND, said.id().toString())));
        }
    }

    /** What an agent wrote in our console; what came from the desk carries the connector's id. */
    private boolean isOfOurAgents(Said said) {
        return said.author().kind() == Author.Kind.AGENT
                && !said.internal()
                && (said.clientId() == null || !said.clientId().matches("[0-9a-f-]{36}:.*"));
    }

    void on(@Observes Escalated escalated) {
        tickets.of(escalated.conversation())
                .ifPresent(ticket -> work.add(
                        ticket.task(HandingOffInside.KIND, escalated.conversation() + "/" + escalated.episode())));
    }
}
