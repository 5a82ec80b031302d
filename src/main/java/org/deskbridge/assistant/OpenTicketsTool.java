package org.deskbridge.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import org.deskbridge.assistant.EarlierTickets.Earlier;

/** What this conversation's customer still waits for in the help desks. */
@ApplicationScoped
class OpenTicketsTool extends TicketsTool {
    @Override
    public String name() {
        return "open_tickets";
    }

    @Override
    public String description() {
        return "Lists the visitor's own requests that are still open in the help desk.";
    }

    @Override
    boolean concerns(Earlier ticket) {
        return ticket.open();
    }
}
