package org.deskbridge.vendor.freshdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.deskbridge.connector.TicketReading.DeskMessage;
import org.deskbridge.connector.TicketReading.From;
import org.deskbridge.connector.Ticketing.Attached;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Ids;
import org.deskbridge.sandbox.kit.Doc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said in a conversation, as lines of a Freshdesk ticket. */
class FreshdeskLinesTest extends FreshdeskFixture {
    @Test
    void only_the_visitors_lines_are_public_and_they_are_theirs() {
        var ticket = open();
        for (var voice : Voice.values()) {
            freshdesk.tickets.append(account, ticket, said(voice, "by " + voice));
        }
        assertThat(messages(ticket))
                .extracting(one -> one.getString("author") + " " + one.getString("visibility"))
                .containsExactly(
                        "customer public", "customer public", "agent internal", "agent internal", "agent internal");
        assertThat(Doc.id(messages(ticket).get(1), "authorId")).isEqualTo(ticket.requester());
        assertThat(truth(ticket).getJsonArray("sentToCustomer")).isEmpty();
        assertThat(read(ticket)).extracting(DeskMessage::from).containsOnly(From.US);
    }

    @Test
    void text_is_text_and_not_html() {
        var ticket = freshdesk.tickets.open(
                account,
                draft(
                        new Requester(Ids.next(), "Ann", null, null),
                        said(Voice.VISITOR, "<b>1</b> & 2\n#deskbridge-" + Ids.next()),
                        Map.of()));
        assertThat(messages(ticket).getFirst().getString("text"))
                .startsWith("<b>1</b> & 2\n#deskbridge-")
                .endsWith("\nDeskbridge, 2026-01-05 10:00 UTC");
        assertThat(truth(ticket).getJsonArray("tags").toString()).contains("\"assistant  of 40 characters and\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolved", "closed", "pending", "waiting on customer"})
    void a_visitors_line_opens_a_ticket_that_was_done_and_no_other(String status) {
        var ticket = open();
        desk.status(ticket.ticket(), status);
        freshdesk.tickets.append(account, ticket, said(Voice.ASSISTANT, "not the visitor's"));
        assertThat(truth(ticket).getString("status")).isEqualTo(status);
        freshdesk.tickets.append(account, ticket, said(Voice.VISITOR, "still there?"));
        var isDone = status.equals("resolved") || status.equals("closed");
        assertThat(truth(ticket).getString("status")).isEqualTo(isDone ? "open" : status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spam", "deleted"})
    void what_takes_nothing_any_more_is_closed(String state) {
        var ticket = open();
        desk.status(ticket.ticket(), state);
        for (var voice : List.of(Voice.VISITOR, Voice.NOTE)) {
            var trouble = catchThrowableOfType(
                    VendorTrouble.class, () -> freshdesk.tickets.append(account, ticket, said(voice, "x")));
            assertThat(trouble.kind()).isEqualTo(Kind.CLOSED);
        }
        assertThat(catchThrowableOfType(
                                VendorTrouble.class, () -> freshdesk.tickets.setStatus(account, ticket, "solved"))
                        .kind())
                .isEqualTo(Kind.CLOSED);
        var gone = new Opened("99", "", ticket.requester(), Map.of());
        assertThat(catchThrowableOfType(
                                VendorTrouble.class,
                                () -> freshdesk.tickets.append(account, gone, said(Voice.VISITOR, "x")))
                        .kind())
                .isEqualTo(Kind.CLOSED);
        assertThat(freshdesk.tickets.find(account, gone, Ids.next())).isEmpty();
        var news = freshdesk.reading.read(account, ticket.ticket(), null);
        assertThat(news.map(one -> one.status()))
                .isEqualTo(state.equals("spam") ? java.util.Optional.of("closed") : java.util.Optional.empty());
    }

    @Test
    void files_without_room_are_named() {
        var large = new byte[12 << 20];
        var file = new Attached("film.mp4", "video/mp4", large.length, () -> new ByteArrayInputStream(large));
        var first = draft(
                new Requester(Ids.next(), "Ann", null, null),
                said(Voice.VISITOR, "see", List.of(file)),
                Map.of("cf_order_number", "4711"));
        var ticket = freshdesk.tickets.open(account, first);
        assertThat(truth(ticket).getJsonObject("customFields").getString("cf_order_number"))
                .isEqualTo("4711");
        freshdesk.tickets.append(account, ticket, said(Voice.VISITOR, "and see", List.of(file)));
        assertThat(messages(ticket).getFirst().getJsonArray("attachments")).hasSize(1);
        assertThat(messages(ticket).getLast().getJsonArray("attachments")).isEmpty();
        assertThat(messages(ticket).getLast().getString("text")).contains("no room for film.mp4");
    }
}
