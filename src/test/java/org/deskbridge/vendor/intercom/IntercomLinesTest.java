package org.deskbridge.vendor.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deskbridge.connector.TicketReading.DeskMessage;
import org.deskbridge.connector.TicketReading.From;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Ids;
import org.junit.jupiter.api.Test;

/** What is said in a conversation, as parts of an Intercom conversation. */
class IntercomLinesTest extends IntercomFixture {
    @Test
    void only_the_visitors_lines_are_public_and_they_are_theirs() {
        var ticket = opened();
        for (var voice : Voice.values()) {
            intercom.tickets.append(account, ticket, line(voice, "by " + voice));
        }
        assertThat(messages())
                .extracting(one -> one.getString("author") + " " + one.getString("visibility"))
                .containsExactly(
                        "customer public", "customer public", "agent internal", "agent internal", "agent internal");
        assertThat(only().getJsonArray("sentToCustomer")).isEmpty();
        assertThat(read(ticket)).extracting(DeskMessage::from).containsOnly(From.US);
    }

    @Test
    void text_is_text_and_not_html_and_our_mark_is_not_shown() {
        var ticket = opened();
        for (var voice : List.of(Voice.VISITOR, Voice.NOTE)) {
            intercom.tickets.append(account, ticket, line(voice, "<b>1</b> & 2\n3"));
        }
        assertThat(IntercomMark.removed(messages().get(1).getString("text"))).isEqualTo("<b>1</b> & 2\n3");
        assertThat(IntercomMark.removed(messages().get(2).getString("text"))).isEqualTo("<b>1</b> & 2\n3");
        assertThat(read(ticket))
                .extracting(DeskMessage::markdown)
                .containsExactly("Where is my parcel?", "<b>1</b> & 2\n3", "<b>1</b> & 2\n3");
    }

    @Test
    void the_same_words_twice_are_two_lines() {
        var ticket = opened();
        var first = line(Voice.VISITOR, "ok");
        var second = line(Voice.VISITOR, "ok");
        var id = intercom.tickets.append(account, ticket, first);
        desk.faults().next("cut-before", "POST /conversations");
        assertThat(trouble(() -> intercom.tickets.append(account, ticket, second))
                        .kind())
                .isEqualTo(Kind.UNKNOWN);
        assertThat(intercom.tickets.find(account, ticket, second.key())).isEmpty();
        desk.faults().next("cut-after", "POST /conversations");
        assertThat(trouble(() -> intercom.tickets.append(account, ticket, second))
                        .kind())
                .isEqualTo(Kind.UNKNOWN);
        var found = intercom.tickets.find(account, ticket, second.key());
        assertThat(found).isPresent().isNotEqualTo(Optional.of(id));
        assertThat(intercom.tickets.find(account, ticket, first.key())).contains(id);
    }

    @Test
    void a_visitors_line_opens_what_was_closed_and_so_is_read_as_theirs() {
        var ticket = opened();
        intercom.tickets.setStatus(account, ticket, "solved");
        intercom.tickets.append(account, ticket, line(Voice.NOTE, "for the team"));
        assertThat(only().getString("status")).isEqualTo("closed");
        intercom.tickets.append(account, ticket, line(Voice.VISITOR, "still there?"));
        assertThat(only().getString("status")).isEqualTo("open");
        assertThat(messages().getLast().getString("kind")).isEqualTo("open");
        assertThat(read(ticket)).extracting(DeskMessage::from).containsOnly(From.US);
        desk.status(ticket.ticket(), "snoozed");
        assertThat(intercom.reading
                        .read(account, ticket.ticket(), null)
                        .orElseThrow()
                        .status())
                .isEqualTo("pending");
    }

    @Test
    void a_conversation_that_is_gone_takes_nothing_and_a_teammate_who_is_gone_needs_attention() {
        var ticket = opened();
        var nobody =
                account.with(Json.createObjectBuilder().add("adminId", "99").build());
        assertThat(trouble(() -> intercom.tickets.append(nobody, ticket, line(Voice.NOTE, "x")))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(trouble(() -> intercom.tickets.setStatus(nobody, ticket, "solved"))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
        var gone = new Opened("99", "", ticket.requester(), Map.of());
        for (var voice : List.of(Voice.VISITOR, Voice.NOTE)) {
            assertThat(trouble(() -> intercom.tickets.append(account, gone, line(voice, "x")))
                            .kind())
                    .isEqualTo(Kind.CLOSED);
        }
        assertThat(trouble(() -> intercom.tickets.setStatus(account, gone, "open"))
                        .kind())
                .isEqualTo(Kind.CLOSED);
        assertThat(intercom.tickets.find(account, gone, Ids.next())).isEmpty();
    }
}
