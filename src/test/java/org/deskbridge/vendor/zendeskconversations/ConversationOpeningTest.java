package org.deskbridge.vendor.zendeskconversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.deskbridge.connector.TicketReading.DeskMessage;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.connector.Webhooks.Happening;
import org.deskbridge.platform.Ids;
import org.junit.jupiter.api.Test;

/** How a hand-over reaches Zendesk's people, and how it is found where it broke off. */
class ConversationOpeningTest extends ConversationFixture {
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
}
