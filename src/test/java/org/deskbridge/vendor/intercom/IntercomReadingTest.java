package org.deskbridge.vendor.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.List;
import org.deskbridge.connector.TicketReading.DeskMessage;
import org.deskbridge.connector.TicketReading.From;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.sandbox.kit.AgentReply;
import org.junit.jupiter.api.Test;

/** What is read of an Intercom conversation, and who said it. */
class IntercomReadingTest extends IntercomFixture {
    @Test
    void whoever_copies_our_text_has_still_said_it() {
        var ticket = opened();
        intercom.tickets.append(account, ticket, line(Voice.VISITOR, "number 4711"));
        var copied = messages().getLast().getString("text");
        desk.said(ticket.ticket(), copied);
        desk.reply(ticket.ticket(), AgentReply.saying(copied));
        var read = read(ticket);
        assertThat(read.subList(1, 4))
                .extracting(DeskMessage::from)
                .containsExactly(From.US, From.CUSTOMER, From.AGENT);
        assertThat(read.subList(1, 4)).extracting(DeskMessage::markdown).containsOnly("number 4711");
    }

    @Test
    void a_line_of_ours_that_stands_there_twice_is_not_the_customers() {
        var ticket = opened();
        var line = line(Voice.VISITOR, "hello?");
        intercom.tickets.append(account, ticket, line);
        intercom.tickets.append(account, ticket, line);
        assertThat(read(ticket)).extracting(DeskMessage::from).containsOnly(From.US);
    }

    @Test
    void a_bot_is_an_agent_and_what_was_blacked_out_is_nothing() {
        var ticket = opened();
        desk.reply(ticket.ticket(), new AgentReply("I am Fin", null, false, "Fin", null));
        assertThat(read(ticket).getLast().from()).isEqualTo(From.AGENT);
        assertThat(read(ticket).getLast().author()).isEqualTo("Fin");
        account.send(org.deskbridge.connector.Call.post(
                "/conversations/redact",
                Json.createObjectBuilder()
                        .add("type", "conversation_part")
                        .add("conversation_id", ticket.ticket())
                        .add("conversation_part_id", read(ticket).getLast().id())
                        .build()));
        assertThat(read(ticket)).hasSize(1);
    }

    @Test
    void what_is_pasted_into_a_reply_is_a_file_of_it() {
        var ticket = opened();
        var html = "<p>See <img src=\"https://pictures.example/a/b.png?x=1\"></p>";
        desk.reply(ticket.ticket(), new AgentReply("", html, false, null, null));
        var files = read(ticket).getLast().files();
        assertThat(files).hasSize(1);
        assertThat(files.getFirst().name()).isEqualTo("b.png");
    }

    @Test
    void news_are_read_from_the_last_known_part_also_of_those_that_say_nothing() {
        var ticket = opened();
        var source = ticket.written().values().iterator().next();
        var first = intercom.tickets.append(account, ticket, line(Voice.VISITOR, "one"));
        desk.status(ticket.ticket(), "closed");
        desk.reply(ticket.ticket(), AgentReply.saying("two"));
        for (var after : List.of(source, first)) {
            assertThat(intercom.reading
                            .read(account, ticket.ticket(), after)
                            .orElseThrow()
                            .messages())
                    .extracting(DeskMessage::markdown)
                    .endsWith("two")
                    .hasSize(after.equals(first) ? 1 : 2);
        }
    }
}
