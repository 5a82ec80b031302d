package org.deskbridge.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import org.deskbridge.assistant.EarlierTickets.Earlier;

/** All that the help desks know of this conversation's customer from before. */
@ApplicationScoped
class DeskHistoryTool extends TicketsTool {
    @Override
    public String name() {
        return "desk_history";
    }

    @Override
    public String description() {
        return "Lists the visitor's own earlier requests in the help desk, open and closed.";
    }

    @Override
    boolean concerns(Earlier ticket) {
        return true;
    }
}
