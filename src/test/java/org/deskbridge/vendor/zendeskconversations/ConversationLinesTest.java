package org.deskbridge.vendor.zendeskconversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.deskbridge.connector.TicketReading.DeskMessage;
import org.deskbridge.connector.Ticketing.Attached;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Ids;
import org.deskbridge.sandbox.conversations.ConversationsDesk;
import org.junit.jupiter.api.Test;

/** What is said after the hand-over, also in a conversation that is full, was merged or is gone. */
class ConversationLinesTest extends ConversationFixture {
    private ConversationsDesk people() {
        return (ConversationsDesk) desk;
    }

    @Test
    void a_long_text_is_several_messages_and_still_one_line() {
        var ticket = opened();
        var line = line(Voice.VISITOR, "long words ".repeat(900));
        vendor.tickets.append(account, ticket, line);
        vendor.tickets.append(account, ticket, line);
        assertThat(only().getJsonArray("messages")).hasSize(2 + 3);
    }

    @Test
    void a_line_counts_as_written_when_all_of_it_stands() {
        var ticket = opened();
        var bytes = "a,b".getBytes(StandardCharsets.UTF_8);
        var file = new Attached("list.csv", "text/csv", bytes.length, () -> new ByteArrayInputStream(bytes));
        var line = new Line(Ids.next(), Voice.VISITOR, "Ann", "see this", Instant.EPOCH, List.of(file));
        desk.faults().next("500", "POST " + Conversing.app(account) + "/attachments");
        assertThat(kind(() -> vendor.tickets.append(account, ticket, line))).isEqualTo(Kind.UNKNOWN);
        assertThat(only().getJsonArray("messages")).hasSize(2 + 1);
        assertThat(vendor.tickets.find(account, ticket, line.key())).isEmpty();
        var id = vendor.tickets.append(account, ticket, line);
        assertThat(vendor.tickets.find(account, ticket, line.key())).contains(id);
        assertThat(only().getJsonArray("messages")).hasSize(2 + 2);
        assertThat(read(ticket.ticket(), null)).extracting(DeskMessage::id).endsWith(id);
    }

    @Test
    void a_conversation_that_is_full_or_gone_is_closed_and_another_follows() {
        reopened("{\"maxMessages\":3,\"multiConvo\":true}");
        var ticket = opened();
        vendor.tickets.append(account, ticket, line(Voice.VISITOR, "the third"));
        assertThat(catchThrowableOfType(
                                VendorTrouble.class,
                                () -> vendor.tickets.append(account, ticket, line(Voice.VISITOR, "the fourth")))
                        .kind())
                .isEqualTo(Kind.CLOSED);
        var gone = ((ConversationsDesk) desk).merge(ticket.ticket());
        assertThat(gone).isNotEqualTo(ticket.ticket());
        assertThat(catchThrowableOfType(
                                VendorTrouble.class,
                                () -> vendor.tickets.append(account, ticket, line(Voice.VISITOR, "the fifth")))
                        .kind())
                .isEqualTo(Kind.CLOSED);
    }

    @Test
    void a_visitor_who_was_merged_into_another_goes_on_where_the_conversation_went() {
        var before = opened();
        var into = people().merge(before.ticket());
        var moved = new Opened(into, before.url(), before.requester(), Map.of());
        vendor.tickets.append(account, moved, line(Voice.VISITOR, "still me"));
        vendor.signals.seen(account, moved);
        assertThat(read(into, null).getLast().markdown()).isEqualTo("still me");
        var visitor = new Requester(Ids.next(), "Ann Lee", "ann.lee@example.com", null);
        var now = vendor.tickets.setRequester(account, moved, visitor);
        assertThat(now).isNotEqualTo(before.requester());
        assertThat(only().getJsonObject("customer").toString()).contains("ann.lee@example.com");
    }

    @Test
    void what_is_gone_is_closed_for_everything_and_nobody_is_told_of_reading_there() {
        var ticket = opened();
        people().merge(ticket.ticket());
        assertThat(kind(() -> vendor.tickets.setStatus(account, ticket, "open")))
                .isEqualTo(Kind.CLOSED);
        assertThat(kind(() -> vendor.tickets.setStatus(account, ticket, "solved")))
                .isEqualTo(Kind.CLOSED);
        assertThat(kind(() -> vendor.tickets.find(account, ticket, Ids.next()))).isEqualTo(Kind.CLOSED);
        vendor.signals.seen(account, ticket);
        assertThat(vendor.reading.read(account, ticket.ticket(), null)).isEmpty();
    }
}
