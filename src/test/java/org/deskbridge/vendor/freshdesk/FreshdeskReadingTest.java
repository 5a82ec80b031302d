package org.deskbridge.vendor.freshdesk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Instant;
import java.util.Map;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.TicketReading.DeskMessage;
import org.deskbridge.connector.TicketReading.From;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.sandbox.kit.Doc;
import org.junit.jupiter.api.Test;

/** What is read of a Freshdesk ticket, and which tickets are listed as changed. */
class FreshdeskReadingTest extends FreshdeskFixture {
    @Test
    void a_status_of_an_admins_own_is_open() {
        var ticket = open();
        for (var status : Map.of("waiting on customer", "open", "pending", "pending", "closed", "solved")
                .entrySet()) {
            desk.status(ticket.ticket(), status.getKey());
            assertThat(freshdesk
                            .reading
                            .read(account, ticket.ticket(), null)
                            .orElseThrow()
                            .status())
                    .as(status.getKey())
                    .isEqualTo(status.getValue());
        }
    }

    @Test
    void a_quoted_mark_is_not_taken_for_ours() {
        var ticket = open();
        var line = said(Voice.VISITOR, "Hello");
        freshdesk.tickets.append(account, ticket, line);
        var quoted = messages(ticket).getLast().getString("html");
        var reply = new org.deskbridge.sandbox.kit.AgentReply("x", "<p>See</p>" + quoted, false, null, null);
        desk.reply(ticket.ticket(), reply);
        assertThat(read(ticket).getLast().from()).isEqualTo(From.AGENT);
        var note = Json.createObjectBuilder().add("body", quoted).add("private", false);
        account.send(Call.post("/api/v2/tickets/" + ticket.ticket() + "/notes", note.build()));
        assertThat(read(ticket).getLast().from()).isEqualTo(From.AGENT);
        assertThat(freshdesk.tickets.find(account, ticket, line.key()))
                .contains(Doc.id(messages(ticket).get(1), "id"));
    }

    @Test
    void a_long_ticket_is_read_to_its_end_and_only_what_is_new() {
        var ticket = open();
        var last = "";
        for (var i = 0; i < 104; i++) {
            last = freshdesk.tickets.append(account, ticket, said(Voice.NOTE, "note " + i));
        }
        desk.reply(ticket.ticket(), org.deskbridge.sandbox.kit.AgentReply.saying("at last"));
        var news = freshdesk.reading.read(account, ticket.ticket(), last).orElseThrow();
        assertThat(news.messages()).extracting(DeskMessage::markdown).containsExactly("at last");
        assertThat(read(ticket)).hasSize(106);
        var description = read(ticket).getFirst().id();
        assertThat(freshdesk
                        .reading
                        .read(account, ticket.ticket(), description)
                        .orElseThrow()
                        .messages())
                .hasSize(105);
    }

    @Test
    void more_changes_than_a_page_are_all_told_once() {
        reopened("{\"rateLimits\":false}");
        var tickets = new java.util.TreeSet<String>();
        for (var i = 0; i < 130; i++) {
            tickets.add(open().ticket());
        }
        var since = Instant.EPOCH;
        var told = new java.util.ArrayList<String>();
        var looks = 0;
        String mark = null;
        boolean more;
        do {
            var changes = freshdesk.changes.changes(account, mark, since);
            told.addAll(changes.tickets());
            mark = changes.mark();
            more = changes.more();
            assertThat(mark.length()).isLessThan(1000);
        } while (more && looks++ < 5);
        assertThat(told).doesNotHaveDuplicates().hasSameElementsAs(tickets);
        assertThat(freshdesk.changes.changes(account, mark, since).tickets()).isEmpty();
    }
}
