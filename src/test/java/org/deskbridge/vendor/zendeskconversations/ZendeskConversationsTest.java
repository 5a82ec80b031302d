package org.deskbridge.vendor.zendeskconversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.connector.TicketReading.From;
import org.deskbridge.connector.Ticketing.Voice;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.connector.Webhooks.Delivery;
import org.deskbridge.connector.Webhooks.Happening;
import org.deskbridge.platform.Fields;
import org.deskbridge.sandbox.conversations.ConversationsDesk;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.vendor.HelpdeskContract;
import org.junit.jupiter.api.Test;

class ZendeskConversationsTest extends HelpdeskContract {
    private final ZendeskConversations vendor = new ZendeskConversations();

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
            desk.faults()
                    .next(
                            "cut-after",
                            "POST " + Conversing.app(account) + (call.equals("/users") ? call : "/conversations"));
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
}
