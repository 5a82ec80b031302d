package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.deskbridge.sandbox.conversations.ConversationsDesk;
import org.junit.jupiter.api.Test;

/** What comes to the addresses that vendors call, from them and from others. */
class WebhooksIT {
    private final Desks desks = Desks.shared();

    @Test
    void a_forged_webhook_is_refused_and_a_foreign_one_finds_nothing() {
        desks.open("gorgias", "forged");
        var workspace = desks.connected("gorgias", "forged");
        var connector =
                desks.rest().get("connectors").json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                        .filter(one -> one.getJsonArray("workspaces").toString().contains(workspace.getString("id")))
                        .findFirst()
                        .orElseThrow();
        assertThat(connector.toString()).doesNotContain("gorgias-sandbox-key");
        var path = "connectors/" + connector.getString("id") + "/webhook";
        assertThat(desks.rest().post(path, "{\"ticket_id\":\"1\"}").status()).isEqualTo(401);
        assertThat(desks.rest()
                        .post("connectors/" + UUID.randomUUID() + "/webhook", "{}")
                        .status())
                .isEqualTo(404);
    }

    /** A vendor that does not hear in time sends it again while the first is being stored; no answer may call it a failure. */
    @Test
    void a_webhook_that_comes_several_times_at_once_is_accepted_each_time() {
        var side = desks.side("zendesk-conversations", "at-once");
        for (var number = 0; number < 20; number++) {
            assertThat(atOnce(Collections.nCopies(8, event(side.connector()))))
                    .allSatisfy(status -> assertThat(status).isEqualTo(202));
        }
    }

    /** What comes at the same moment is judged and stored together; whoever may not come takes nobody along. */
    @Test
    void each_of_the_webhooks_that_come_at_once_has_its_own_answer() {
        var side = desks.side("zendesk-conversations", "among-others");
        for (var number = 0; number < 20; number++) {
            var several = IntStream.range(0, 12)
                    .mapToObj(place -> event(place % 3 == 0 ? UUID.randomUUID().toString() : side.connector()))
                    .toList();
            assertThat(atOnce(several)).containsExactly(404, 202, 202, 404, 202, 202, 404, 202, 202, 404, 202, 202);
        }
    }

    private HttpRequest event(String connector) {
        var event = UUID.randomUUID();
        return HttpRequest.newBuilder(desks.base().resolve("api/v1/connectors/" + connector + "/webhook"))
                .header("Content-Type", "application/json")
                .header("X-API-Key", ConversationsDesk.WEBHOOK_SECRET)
                .POST(BodyPublishers.ofString("""
                        {"app":{"id":"%s"},"webhook":{"id":"w","version":"v2"},"events":[{"id":"%s",
                        "createdAt":"2026-01-05T10:00:00.000Z","type":"conversation:message",
                        "payload":{"conversation":{"id":"c%s","type":"personal"}}}]}""".formatted(ConversationsDesk.APP_ID, event, event)))
                .build();
    }

    private static List<Integer> atOnce(List<HttpRequest> requests) {
        var answers = requests.stream()
                .map(request -> Rest.HTTP.sendAsync(request, BodyHandlers.discarding()))
                .toList();
        return answers.stream().map(answer -> answer.join().statusCode()).toList();
    }
}
