package org.deskbridge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.deskbridge.conversation.Author;
import org.deskbridge.conversation.Said;
import org.deskbridge.work.WorkState;
import org.junit.jupiter.api.Test;

class MetersTest {
    private final Meters meters = new Meters();

    private static Said said(UUID conversation, Author author) {
        return new Said(
                UUID.randomUUID(),
                conversation,
                UUID.randomUUID(),
                1,
                1,
                false,
                author,
                "a secret text",
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                Instant.EPOCH);
    }

    private String text() throws IOException {
        var out = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(out, meters.registry().scrape());
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void messages_count_by_who_spoke_and_an_answer_once_for_its_question() throws IOException {
        var conversation = UUID.randomUUID();
        meters.on(said(conversation, Author.VISITOR));
        meters.on(said(conversation, Author.assistant("Tally")));
        meters.on(said(conversation, Author.assistant("Tally")));
        meters.on(said(UUID.randomUUID(), Author.assistant("Tally")));
        assertThat(text())
                .contains("deskbridge_messages_total{author=\"visitor\"} 1.0")
                .contains("deskbridge_messages_total{author=\"assistant\"} 3.0")
                .contains("deskbridge_answer_seconds_count 1");
    }

    @Test
    void no_label_names_a_conversation_or_a_word_of_a_tenant() throws IOException {
        var conversation = UUID.randomUUID();
        meters.on(said(conversation, Author.agent("Sam of a Tenant")));
        assertThat(text()).doesNotContain(conversation.toString(), "Sam of a Tenant", "a secret text");
    }

    @Test
    void webhooks_count_by_what_the_vendor_is_to_do_next() throws IOException {
        List.of(202, 401, 404, 503, 500, 413).forEach(status -> meters.responded(Area.WEBHOOK, status));
        meters.responded(Area.REST, 503);
        assertThat(text())
                .contains(
                        "deskbridge_webhooks_total{outcome=\"stored\"} 1.0",
                        "deskbridge_webhooks_total{outcome=\"not-proven\"} 1.0",
                        "deskbridge_webhooks_total{outcome=\"unknown\"} 1.0",
                        "deskbridge_webhooks_total{outcome=\"again-later\"} 1.0",
                        "deskbridge_webhooks_total{outcome=\"failed\"} 1.0",
                        "deskbridge_webhooks_total{outcome=\"refused\"} 1.0",
                        "deskbridge_http_responses_total{area=\"rest\",status=\"5xx\"} 1.0");
    }

    @Test
    void an_area_is_told_by_its_path() {
        assertThat(Area.of("/api/v1/connectors/x/webhook")).isEqualTo(Area.WEBHOOK);
        assertThat(Area.of("/api/v1/workspaces")).isEqualTo(Area.REST);
        assertThat(Area.of("/console/tickets.xhtml")).isEqualTo(Area.CONSOLE);
        assertThat(Area.of("/widget/deskbridge.js")).isEqualTo(Area.WIDGET);
        assertThat(Area.of("/ws/chat/demo")).isEqualTo(Area.SOCKET);
        assertThat(Area.of("/")).isEqualTo(Area.OTHER);
    }

    @Test
    void pools_fold_into_kinds_and_the_lag_of_a_desk_is_its_own() {
        var desk = new Backlogs.Desk(UUID.randomUUID(), "zendesk");
        var idle = new Backlogs.Desk(UUID.randomUUID(), "gorgias");
        var standing = new Standing(
                true,
                0.001,
                List.of(
                        new Backlogs.Count(desk.id().toString(), WorkState.RETRYING, 2),
                        new Backlogs.Count(idle.id().toString(), WorkState.RETRYING, 3),
                        new Backlogs.Count("ai:" + UUID.randomUUID(), WorkState.DEAD, 1)),
                List.of(new Backlogs.Age(desk.id().toString(), 90), new Backlogs.Age("src:x", 7)),
                List.of(desk, idle));
        assertThat(standing.items())
                .containsEntry(new Standing.Place(PoolKind.DESK, "retrying"), 5L)
                .containsEntry(new Standing.Place(PoolKind.MODEL, "given-up"), 1L);
        assertThat(standing.oldest()).containsEntry(PoolKind.DESK, 90.0).containsEntry(PoolKind.SOURCE, 7.0);
        assertThat(standing.lag(desk)).isEqualTo(90);
        assertThat(standing.lag(idle)).isZero();
    }
}
