package org.deskbridge.vendor.intercom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing.Opened;
import org.deskbridge.connector.Webhooks.Delivery;
import org.deskbridge.connector.Webhooks.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Intercom says has changed, when it is asked and of its own accord. */
class IntercomChangesTest extends IntercomFixture {
    /** Without us and our tag. */
    private String begun(String contact) {
        var body = Json.createObjectBuilder()
                .add("from", Json.createObjectBuilder().add("type", "user").add("id", contact))
                .add("body", "begun in Intercom itself");
        return account.send(Call.post("/conversations", body.build())).json().getString("conversation_id");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void changes_are_told_once_whether_the_search_knows_seconds_or_days(boolean byDay) {
        reopened("{\"searchByDay\":" + byDay + "}");
        var ticket = open("ann@example.com").ticket();
        var since = Instant.now().minusSeconds(60);
        var first = intercom.changes.changes(account, null, since);
        assertThat(first.tickets()).containsExactly(ticket);
        assertThat(intercom.changes.changes(account, first.mark(), since).tickets())
                .isEmpty();
        var theirs = desk.tickets().getFirst().getJsonObject("customer").getString("id");
        begun(theirs);
        assertThat(intercom.changes.changes(account, first.mark(), since).tickets())
                .isEmpty();
        assertThat(intercom.changes
                        .changes(account, null, Instant.now().plusSeconds(1_200))
                        .tickets())
                .isEmpty();
    }

    @Test
    void more_than_a_page_of_changes_is_walked_to_its_end() {
        reopened("{\"rateLimits\":false}");
        var ours = open("ann@example.com");
        for (var i = 0; i < 150; i++) {
            var id = begun(String.valueOf(ours.requester()));
            IntercomSorting.tag(account, new Opened(id, "", null, Map.of()), IntercomTickets.TAG);
        }
        var since = Instant.now().minusSeconds(600);
        var page = intercom.changes.changes(account, null, since);
        assertThat(page.more()).isTrue();
        assertThat(page.mark()).hasSizeLessThan(1000);
        var all = new ArrayList<>(page.tickets());
        page = intercom.changes.changes(account, page.mark(), since);
        assertThat(page.more()).isFalse();
        all.addAll(page.tickets());
        assertThat(all).hasSize(151).doesNotHaveDuplicates();
        var archive = intercom.archive().orElseThrow();
        var past = archive.changes(account, null, Instant.EPOCH);
        assertThat(past.tickets()).hasSize(150);
        assertThat(past.more()).isTrue();
        past = archive.changes(account, past.mark(), Instant.EPOCH);
        assertThat(past.tickets()).hasSize(1);
        assertThat(past.more()).isFalse();
    }

    private List<Hint> hints(byte[] body) {
        return intercom.webhooks.hints(new Delivery(Map.of(), new String(body, UTF_8)));
    }

    @Test
    void a_notice_names_its_workspace_its_conversation_and_itself() {
        var notice = IntercomFixture.notice("conversation.user.replied", "215470000000001", "notif_7");
        assertThat(hints(notice)).containsExactly(Hint.changed("notif_7", "215470000000001"));
        assertThat(intercom.webhooks.label(new Delivery(Map.of(), new String(notice, UTF_8))))
                .contains("abc");
        for (var topic : List.of("ping", "contact.merged", "conversation.admin.noted", "something.new")) {
            assertThat(hints(IntercomFixture.notice(topic, "7", "notif_8")))
                    .as(topic)
                    .containsExactly(Hint.changed("notif_8", null));
        }
        var aboutPart = """
                {"type":"notification_event","topic":"conversation_part.redacted","id":"notif_9",
                 "data":{"item":{"type":"conversation_part","id":"3","conversation":{"id":"7"}}}}""";
        assertThat(hints(aboutPart.getBytes(UTF_8))).containsExactly(Hint.changed("notif_9", "7"));
        assertThat(intercom.webhooks.label(new Delivery(Map.of(), "[]"))).isEmpty();
    }

    @Test
    void the_steps_say_nothing_secret() {
        assertThat(intercom.webhooks
                        .steps("https://chat.example/hook", "s3cret")
                        .toString())
                .contains("https://chat.example/hook", "conversation.admin.replied")
                .doesNotContain("s3cret");
    }
}
