package org.deskbridge.vendor.zendeskconversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.deskbridge.connector.Webhooks.Delivery;
import org.deskbridge.connector.Webhooks.Happening;
import org.deskbridge.connector.Webhooks.Hint;
import org.junit.jupiter.api.Test;

/** What Zendesk Conversations tells of its own accord. */
class ConversationWebhooksTest extends ConversationFixture {
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
