package org.deskbridge.vendor.zendeskconversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.TicketReading.DeskMessage;
import org.deskbridge.connector.TicketReading.From;
import org.deskbridge.connector.Ticketing.Attached;
import org.deskbridge.connector.Ticketing.Line;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.Ticketing.Requester;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.connector.Webhooks.Delivery;
import org.deskbridge.connector.Webhooks.Happening;
import org.deskbridge.connector.Webhooks.Hint;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Ids;
import org.deskbridge.sandbox.conversations.ConversationsDesk;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.vendor.HelpdeskContract;
import org.deskbridge.vendor.SubdomainContract;
import org.deskbridge.vendor.VendorFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ZendeskConversationsTest extends HelpdeskContract implements SubdomainContract {
    private final ZendeskConversations vendor = new ZendeskConversations();

    @Override
    public VendorFixture self() {
        return this;
    }

    ZendeskConversationsTest() {
        vendor.tickets = new ConversationTickets();
        vendor.reading = new ConversationReading();
        vendor.webhooks = new ConversationWebhooks();
        vendor.signals = new ConversationSignals();
    }

    @Override
    protected Helpdesk helpdesk() {
        return vendor;
    }

    private static JsonObject key(String label, String secret) {
        return jakarta.json.Json.createObjectBuilder()
                .add("subdomain", label)
                .add("appId", ConversationsDesk.APP_ID)
                .add("keyId", ConversationsDesk.KEY_ID)
                .add("keySecret", secret)
                .add("webhookSecret", ConversationsDesk.WEBHOOK_SECRET)
                .build();
    }

    @Override
    protected JsonObject credentials(String label) {
        return key(label, ConversationsDesk.KEY_SECRET);
    }

    @Override
    protected JsonObject wrongCredentials(String label) {
        return key(label, ConversationsDesk.KEY_SECRET + "x");
    }

    @Override
    protected byte[] webhookAbout(String ticket) {
        return event(
                "conversation:message",
                "\"conversation\":{\"id\":\"" + ticket + "\"},\"message\":{\"metadata\":{}}",
                ticket);
    }

    private static byte[] event(String type, String payload, String id) {
        return ("{\"app\":{\"id\":\"x\"},\"webhook\":{\"version\":\"v2\"},\"events\":[{\"id\":\"event-" + id
                        + "\",\"type\":\"" + type + "\",\"payload\":{" + payload + "}}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected Map<String, String> proof(byte[] body, String secret) {
        return Map.of("x-api-key", secret);
    }

    private Happening happening(String type, String payload) {
        var body = new String(event(type, payload, "1"), StandardCharsets.UTF_8);
        return vendor.webhooks.hints(new Delivery(Map.of(), body)).getFirst().happening();
    }

    @Test
    void the_summary_comes_first_and_then_the_people_have_control() {
        var draft = draft("ann@example.com");
        var opened = vendor.tickets.open(account, draft);
        assertThat(opened.written())
                .containsOnlyKeys(draft.notes().getFirst().key(), draft.first().key());
        var text = only().toString();
        assertThat(text.indexOf("Asked for a parcel")).isLessThan(text.indexOf("Where is my parcel?"));
        assertThat(only().getString("status")).isEqualTo("open");
    }

    @Test
    void a_try_that_broke_off_anywhere_is_gone_on_with_and_nothing_is_there_twice() {
        for (var call : new String[] {"/users", "/conversations", "/messages", "/passControl"}) {
            var draft = draft("ann@example.com");
            var path = "POST " + Conversing.app(account) + (call.equals("/users") ? call : "/conversations");
            for (var tries = call.equals("/users") ? 3 : 1; tries > 0; tries--) {
                desk.faults().next("cut-after", path);
            }
            assertThat(catchThrowableOfType(VendorTrouble.class, () -> vendor.tickets.open(account, draft))
                            .kind())
                    .isEqualTo(Kind.UNKNOWN);
            var opened = vendor.tickets.open(account, draft);
            assertThat(vendor.tickets.open(account, draft).ticket()).isEqualTo(opened.ticket());
            assertThat(vendor.tickets.find(account, draft).orElseThrow().ticket())
                    .isEqualTo(opened.ticket());
            var told = desk.tickets().stream()
                    .filter(one -> one.getString("id").equals(opened.ticket()))
                    .findFirst()
                    .orElseThrow();
            assertThat(told.getJsonArray("messages")).hasSize(2);
        }
    }

    @Test
    void people_who_do_not_get_control_leave_the_hand_over_open() {
        reopened("{\"passControlFails\":true}");
        var draft = draft("ann@example.com");
        var trouble = catchThrowableOfType(VendorTrouble.class, () -> vendor.tickets.open(account, draft));
        assertThat(trouble.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(vendor.tickets.find(account, draft)).isEmpty();
        assertThat(happening("switchboard:passControl:failure", "\"error\":{\"code\":\"switchboard_invalid_target\"}"))
                .isEqualTo(new Happening.Trouble(
                        "Zendesk's people did not get the conversation: switchboard_invalid_target "));
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
    void a_second_hand_over_goes_on_in_the_one_conversation_that_the_app_allows() {
        var first = draft("ann@example.com");
        var opened = vendor.tickets.open(account, first);
        desk.status(opened.ticket(), "closed");
        assertThat(vendor.reading
                        .read(account, opened.ticket(), null)
                        .orElseThrow()
                        .status())
                .isEqualTo("closed");
        var second = draft(first.requester());
        assertThat(vendor.tickets.open(account, second).ticket()).isEqualTo(opened.ticket());
        assertThat(vendor.reading
                        .read(account, opened.ticket(), null)
                        .orElseThrow()
                        .status())
                .isEqualTo("open");
    }

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
    void what_is_no_message_is_told_as_what_it_is() {
        var people =
                "\"conversation\":{\"id\":\"c\"},\"activity\":{\"type\":\"%s\",\"author\":{\"type\":\"business\"}}";
        assertThat(happening("conversation:typing", people.formatted("typing:start")))
                .isEqualTo(new Happening.Typing(true));
        assertThat(happening("conversation:typing", people.formatted("typing:stop")))
                .isEqualTo(new Happening.Typing(false));
        assertThat(happening("conversation:read", people.formatted("conversation:read")))
                .isEqualTo(new Happening.Seen());
        assertThat(happening("switchboard:releaseControl", "\"conversation\":{\"id\":\"c\"}"))
                .isEqualTo(new Happening.Changed());
        assertThat(happening(
                        "user:merge",
                        "\"mergedConversations\":{\"surviving\":{\"id\":\"b\"},\"discarded\":{\"id\":\"a\"}}"))
                .isEqualTo(new Happening.Moved("b"));
        assertThat(happening("client:add", "")).isEqualTo(new Happening.Changed());
    }

    @Test
    void each_missing_credential_is_named() {
        var typed = new Fields(
                jakarta.json.Json.createObjectBuilder().add("subdomain", "acme").build());
        vendor.credentials(typed);
        assertThat(catchThrowableOfType(org.deskbridge.platform.Problem.class, typed::check)
                        .errors())
                .extracting(org.deskbridge.platform.Problem.FieldError::field)
                .contains("appId", "keyId", "keySecret", "webhookSecret");
    }

    private ConversationsDesk people() {
        return (ConversationsDesk) desk;
    }

    private List<DeskMessage> read(String ticket, @Nullable String after) {
        return vendor.reading.read(account, ticket, after).orElseThrow().messages();
    }

    private Kind kind(ThrowingCallable call) {
        return catchThrowableOfType(VendorTrouble.class, call).kind();
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
    void what_was_written_while_opening_is_known_by_the_vendors_ids() {
        var draft = draft("ann@example.com");
        var opened = vendor.tickets.open(account, draft);
        assertThat(opened.written().values())
                .containsExactlyElementsOf(read(opened.ticket(), null).stream()
                        .map(DeskMessage::id)
                        .toList());
        assertThat(vendor.tickets.open(account, draft).written()).isEqualTo(opened.written());
        assertThat(vendor.tickets.find(account, draft).orElseThrow().written()).isEqualTo(opened.written());
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

    @Test
    void a_hand_over_is_found_among_more_conversations_than_a_page_holds() {
        reopened("{\"multiConvo\":true}");
        var draft = draft("ann@example.com");
        var user = ConversationUsers.ensure(account, draft.requester());
        for (var i = 0; i < 101; i++) {
            ConversationUsers.conversation(account, user, Ids.next());
        }
        desk.faults().next("cut-after", "POST " + Conversing.app(account) + "/conversations");
        assertThat(kind(() -> vendor.tickets.open(account, draft))).isEqualTo(Kind.UNKNOWN);
        var opened = vendor.tickets.open(account, draft);
        assertThat(desk.tickets()).hasSize(102);
        assertThat(vendor.tickets.find(account, draft).orElseThrow().ticket()).isEqualTo(opened.ticket());
    }

    @Test
    void people_who_get_control_late_are_waited_for() {
        reopened("{\"passControlDelayMillis\":500}");
        var draft = draft("ann@example.com");
        assertThat(kind(() -> vendor.tickets.open(account, draft))).isEqualTo(Kind.UNKNOWN);
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        var found = vendor.tickets.find(account, draft);
        while (found.isEmpty() && System.nanoTime() < end) {
            found = vendor.tickets.find(account, draft);
        }
        assertThat(found).isPresent();
        assertThat(only().getJsonArray("messages")).hasSize(2);
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
    void the_key_of_an_integration_is_told_that_it_may_not_do_enough() {
        var limited = jakarta.json.Json.createObjectBuilder(credentials(label))
                .add("keyId", ConversationsDesk.LIMITED_KEY_ID)
                .add("keySecret", ConversationsDesk.LIMITED_KEY_SECRET)
                .build();
        assertThat(kind(() -> vendor.signIn(account(limited)))).isEqualTo(Kind.FORBIDDEN);
        var elsewhere = jakarta.json.Json.createObjectBuilder(credentials(label))
                .add("appId", "5f1a000000000000000000ff")
                .build();
        assertThat(kind(() -> vendor.signIn(account(elsewhere)))).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void each_event_of_a_delivery_is_a_hint_of_its_own() {
        var body = """
                {"app":{"id":"x"},"webhook":{"version":"v2"},"events":[
                 {"id":"e1","type":"conversation:message","payload":{"conversation":{"id":"c1"},"message":{"metadata":{}}}},
                 {"id":"e2","type":"conversation:message","payload":{"conversation":{"id":"c1"},"message":{"metadata":{"deskbridge":"ours"}}}},
                 {"id":"e3","type":"switchboard:releaseControl","payload":{"conversation":{"id":"c2"}}}]}""";
        assertThat(vendor.webhooks.hints(new Delivery(Map.of(), body)))
                .containsExactly(Hint.changed("e1", "c1"), Hint.changed("e2", null), Hint.changed("e3", "c2"));
    }
}
