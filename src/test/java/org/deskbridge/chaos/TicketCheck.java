package org.deskbridge.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.deskbridge.chaos.Violation.Kind;

/**
 * Whether a conversation that asked for a human has one ticket, in which each line of the visitor stands once, in order, and
 * whether each reply that was written in it stands in the conversation once.
 */
final class TicketCheck {
    private final String conversation;
    private final History history;
    private final List<Violation> found = new ArrayList<>();

    TicketCheck(String conversation, History history) {
        this.conversation = conversation;
        this.history = history;
    }

    List<Violation> violations() {
        var tickets = history.of(Event.Ticket.class).toList();
        var asked = history.of(Event.Escalated.class).findAny().isPresent();
        if (asked && tickets.isEmpty()) {
            add(Kind.TICKETS, "a human was asked for and there is no ticket");
        }
        if (tickets.stream().map(Event.Ticket::id).distinct().count() > 1) {
            add(
                    Kind.TICKETS,
                    "tickets of it: "
                            + tickets.stream().map(Event.Ticket::id).distinct().toList());
        }
        tickets.stream()
                .collect(Collectors.toMap(Event.Ticket::id, ticket -> ticket, (earlier, later) -> later))
                .values()
                .forEach(ticket -> {
                    lines(ticket);
                    replies(ticket);
                });
        return found;
    }

    private void lines(Event.Ticket ticket) {
        var said = history.visible().stream()
                .filter(line -> line.kind().equals("visitor"))
                .map(Event.Line::text)
                .toList();
        var there = ticket.lines().stream().filter(said::contains).toList();
        var once = new HashSet<>(there);
        if (once.size() < there.size()) {
            add(Kind.TICKET_LINES, "ticket " + ticket.id() + " has a line twice");
        } else if (there.size() < said.size()) {
            add(Kind.TICKET_LINES, "ticket " + ticket.id() + " has " + there.size() + " of " + said.size() + " lines");
        } else if (!there.equals(said)) {
            add(Kind.TICKET_LINES, "ticket " + ticket.id() + " has the lines in another order");
        }
    }

    private void replies(Event.Ticket ticket) {
        var shown = history.visible().stream().map(Event.Line::text).toList();
        ticket.lines().stream()
                .filter(Truth::isReply)
                .filter(reply -> Collections.frequency(shown, reply) != 1)
                .forEach(reply -> add(
                        Kind.TICKET_LINES,
                        "ticket " + ticket.id() + " has " + reply + ", which is " + Collections.frequency(shown, reply)
                                + " times in the conversation"));
    }

    private void add(Kind kind, String words) {
        found.add(new Violation(kind, conversation, words));
    }
}
