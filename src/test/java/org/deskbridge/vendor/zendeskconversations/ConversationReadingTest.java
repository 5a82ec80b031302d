package org.deskbridge.vendor.zendeskconversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.deskbridge.connector.TicketReading.DeskMessage;
import org.deskbridge.connector.TicketReading.From;
import org.deskbridge.sandbox.kit.AgentReply;
import org.junit.jupiter.api.Test;

/** What is read of a conversation, with its files and no further back than is known. */
class ConversationReadingTest extends ConversationFixture {
    @Test
    void a_picture_of_an_agents_comes_with_its_name_and_can_be_fetched() {
        var ticket = opened();
        var bytes = new byte[] {1, 2, 3};
        desk.reply(
                ticket.ticket(),
                new AgentReply(
                        "", null, false, null, new org.deskbridge.sandbox.kit.Attached("map.png", "image/png", bytes)));
        var message = vendor.reading
                .read(account, ticket.ticket(), null)
                .orElseThrow()
                .messages()
                .getLast();
        assertThat(message.from()).isEqualTo(From.AGENT);
        assertThat(message.files().getFirst().name()).isEqualTo("map.png");
        assertThat(account.download(message.files().getFirst().address(), 100)).hasBinaryContent(bytes);
    }

    @Test
    void private_files_are_fetched_with_the_key() {
        reopened("{\"privateAttachments\":true}");
        var ticket = opened();
        var bytes = new byte[] {1, 2, 3};
        desk.reply(
                ticket.ticket(),
                new AgentReply(
                        "",
                        null,
                        false,
                        null,
                        new org.deskbridge.sandbox.kit.Attached("a b.pdf", "application/pdf", bytes)));
        var file = read(ticket.ticket(), null).getLast().files().getFirst();
        assertThat(file.size()).isEqualTo(3);
        assertThat(file.name()).isEqualTo("a b.pdf");
        assertThat(account.download(file.address(), 100)).hasBinaryContent(bytes);
    }

    @Test
    void replies_to_an_earlier_hand_over_are_not_news_of_the_next() {
        var first = draft("ann@example.com");
        var opened = vendor.tickets.open(account, first);
        desk.reply(opened.ticket(), AgentReply.saying("old answer"));
        desk.status(opened.ticket(), "closed");
        var second = vendor.tickets.open(account, draft(first.requester()));
        assertThat(second.ticket()).isEqualTo(opened.ticket());
        desk.reply(second.ticket(), AgentReply.saying("new answer"));
        assertThat(read(second.ticket(), null))
                .filteredOn(message -> message.from() == From.AGENT)
                .extracting(DeskMessage::markdown)
                .containsExactly("new answer");
    }

    @Test
    void what_zendesk_tells_of_itself_is_nobodys_words() {
        var ticket = opened();
        desk.reply(ticket.ticket(), AgentReply.saying("Bye"));
        var known = read(ticket.ticket(), null).getLast().id();
        desk.status(ticket.ticket(), "solved");
        assertThat(read(ticket.ticket(), known)).extracting(DeskMessage::from).containsExactly(From.TEAM);
    }

    @Test
    void more_messages_than_a_page_holds_are_read_to_the_last_known_one() {
        var ticket = opened();
        var known = read(ticket.ticket(), null).getLast().id();
        IntStream.range(0, 205).forEach(i -> desk.reply(ticket.ticket(), AgentReply.saying("reply " + i)));
        assertThat(read(ticket.ticket(), known))
                .extracting(DeskMessage::markdown)
                .containsExactlyElementsOf(
                        IntStream.range(0, 205).mapToObj(i -> "reply " + i).toList());
    }
}
