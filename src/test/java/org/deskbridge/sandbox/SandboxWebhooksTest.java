package org.deskbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.sandbox.Web.basic;
import static org.deskbridge.sandbox.Web.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.deskbridge.SettableClock;
import org.deskbridge.sandbox.gorgias.GorgiasDesk;
import org.deskbridge.sandbox.kit.AgentReply;
import org.deskbridge.sandbox.zendesk.ZendeskDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks as each vendor makes, signs, sends and repeats them. */
class SandboxWebhooksTest {
    private static final String FAST = "{\"webhookRetryFactor\":0,\"rateLimits\":false}";

    private final Receiver receiver = new Receiver();
    private final SandboxServer server = SandboxServer.unchecked(new SettableClock());
    private final Web gorgias = new Web(server.url("gorgias", "demo"), basic(GorgiasDesk.EMAIL, GorgiasDesk.KEY));
    private final Web zendesk =
            new Web(server.url("zendesk", "demo"), basic(ZendeskDesk.EMAIL + "/token", ZendeskDesk.API_TOKEN));

    SandboxWebhooksTest() throws IOException {}

    @BeforeEach
    void open() {
        server.open("gorgias", "demo", FAST);
        server.open("zendesk", "demo", FAST);
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    private String integration() {
        return """
                {"name":"ours","type":"http","http":{"url":"%s","method":"POST","headers":{"X-Our-Secret":"s3"},
                 "request_content_type":"application/json","response_content_type":"application/json",
                 "triggers":{"ticket-message-created":true},
                 "form":{"ticket":"{{ticket.id}}","message":"{{message.id}}","agent":"{{message.from_agent}}",
                         "last":"{{ticket.messages[-1].body_text}}","none":"{{message.nothing}}"}}}""".formatted(receiver.url());
    }

    private long gorgiasTicket() throws IOException, InterruptedException {
        var body = """
                {"messages":[{"channel":"api","via":"api","from_agent":false,"body_text":"Hello",
                 "sender":{"email":"ann@example.com"}}]}""";
        return json(gorgias.send("POST", "/api/tickets", body))
                .getJsonNumber("id")
                .longValue();
    }

    @Test
    void gorgias_fills_the_form_with_texts() throws Exception {
        assertThat(gorgias.send("POST", "/api/integrations", integration()).statusCode())
                .isEqualTo(201);
        var id = gorgiasTicket();
        var arrived = receiver.next();
        assertThat(arrived.headers()).containsEntry("X-our-secret", "s3");
        assertThat(arrived.body())
                .contains("\"ticket\":\"" + id + "\"")
                .contains("\"agent\":\"False\"")
                .contains("\"last\":\"Hello\"")
                .contains("\"none\":\"\"");
        server.gorgias("demo").reply(Long.toString(id), AgentReply.saying("Hi"));
        assertThat(receiver.next().body()).contains("\"agent\":\"True\"");
    }

    @Test
    void gorgias_refuses_underscores_and_people_who_are_no_admins() throws Exception {
        var underscored = integration().replace("ticket-message-created", "ticket_message_created");
        assertThat(gorgias.send("POST", "/api/integrations", underscored).statusCode())
                .isEqualTo(400);
        var limited = new Web(server.url("gorgias", "demo"), basic(GorgiasDesk.LIMITED_EMAIL, GorgiasDesk.LIMITED_KEY));
        assertThat(limited.send("POST", "/api/integrations", integration()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void gorgias_tries_four_times_and_gives_up_after_a_hundred_failures() throws Exception {
        var id = json(gorgias.send("POST", "/api/integrations", integration())).getInt("id");
        receiver.answersNext(500, 500, 500);
        var ticket = gorgiasTicket();
        var bodies = new java.util.HashSet<String>();
        for (var i = 0; i < 4; i++) {
            bodies.add(receiver.next().body());
        }
        assertThat(bodies).hasSize(1);
        receiver.answersNext(IntStream.range(0, 400).map(any -> 500).toArray());
        for (var i = 0; i < 100; i++) {
            server.gorgias("demo").reply(Long.toString(ticket), AgentReply.noting("note " + i));
        }
        for (var i = 0; i < 400; i++) {
            receiver.next();
        }
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(java.time.Duration.ofSeconds(10), () -> {
            while (json(gorgias.get("/api/integrations/" + id)).isNull("deactivated_datetime")) {
                Thread.onSpinWait();
            }
        });
        server.gorgias("demo").reply(Long.toString(ticket), AgentReply.noting("unheard"));
        gorgias.send("PUT", "/api/integrations/" + id, "{\"name\":\"ours\",\"deactivated_datetime\":null}");
        server.gorgias("demo").reply(Long.toString(ticket), AgentReply.noting("heard"));
        assertThat(receiver.next().body()).contains("\"last\":\"heard\"");
    }

    private String webhook(Web who) throws IOException, InterruptedException {
        var answer = who.send("POST", "/api/v2/webhooks", """
                {"webhook":{"name":"ours","endpoint":"%s","http_method":"POST","request_format":"json","status":"active",
                 "subscriptions":["conditional_ticket_events"],
                 "authentication":{"type":"bearer_token","data":{"token":"t1"},"add_position":"header"}}}""".formatted(receiver.url()));
        return answer.statusCode() == 201
                ? json(answer).getJsonObject("webhook").getString("id")
                : "refused " + answer.statusCode();
    }

    private void trigger(String webhook) throws IOException, InterruptedException {
        var answer = zendesk.send("POST", "/api/v2/triggers", """
                {"trigger":{"title":"ours","conditions":{"all":[
                  {"field":"update_type","operator":"is","value":"Change"},
                  {"field":"comment_is_public","operator":"is","value":"true"},
                  {"field":"current_tags","operator":"not_includes","value":"quiet"}],"any":[]},
                 "actions":[{"field":"notification_webhook","value":["%s","{\\"ticket_id\\":\\"{{ticket.id}}\\",\\"status\\":\\"{{ticket.status}}\\"}"]}]}}""".formatted(webhook));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private long zendeskTicket() throws IOException, InterruptedException {
        var body =
                "{\"ticket\":{\"comment\":{\"body\":\"Hi\"},\"requester\":{\"name\":\"Ann\",\"email\":\"ann@example.com\"}}}";
        return json(zendesk.send("POST", "/api/v2/tickets", body))
                .getJsonObject("ticket")
                .getJsonNumber("id")
                .longValue();
    }

    @Test
    void zendesk_signs_what_a_trigger_says() throws Exception {
        var id = webhook(zendesk);
        trigger(id);
        var ticket = zendeskTicket();
        server.zendesk("demo").reply(Long.toString(ticket), AgentReply.noting("not for the trigger"));
        server.zendesk("demo").reply(Long.toString(ticket), AgentReply.saying("Hello"));
        var arrived = receiver.next();
        assertThat(arrived.body()).isEqualTo("{\"ticket_id\":\"" + ticket + "\",\"status\":\"Open\"}");
        assertThat(arrived.headers()).containsEntry("Authorization", "Bearer t1");
        var secret = json(zendesk.get("/api/v2/webhooks/" + id + "/signing_secret"))
                .getJsonObject("signing_secret")
                .getString("secret");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var message = arrived.headers().get("x-zendesk-webhook-signature-timestamp") + arrived.body();
        assertThat(arrived.headers())
                .containsEntry(
                        "x-zendesk-webhook-signature",
                        Base64.getEncoder().encodeToString(mac.doFinal(message.getBytes(StandardCharsets.UTF_8))));
        assertThat(receiver.waiting()).isZero();
    }

    @Test
    void zendesk_repeats_after_409_but_not_after_500() throws Exception {
        trigger(webhook(zendesk));
        var ticket = zendeskTicket();
        receiver.answersNext(409, 200, 500);
        server.zendesk("demo").reply(Long.toString(ticket), AgentReply.saying("one"));
        var first = receiver.next();
        var again = receiver.next();
        assertThat(again.headers().get("x-zendesk-webhook-invocation-id"))
                .isEqualTo(first.headers().get("x-zendesk-webhook-invocation-id"));
        server.zendesk("demo").reply(Long.toString(ticket), AgentReply.saying("two"));
        server.zendesk("demo").reply(Long.toString(ticket), AgentReply.saying("three"));
        var third = receiver.next();
        var fourth = receiver.next();
        assertThat(fourth.headers().get("x-zendesk-webhook-invocation-id"))
                .isNotEqualTo(third.headers().get("x-zendesk-webhook-invocation-id"));
    }

    @Test
    void zendesk_lets_only_admins_make_webhooks() throws Exception {
        var limited = new Web(
                server.url("zendesk", "demo"),
                basic(ZendeskDesk.LIMITED_EMAIL + "/token", ZendeskDesk.LIMITED_API_TOKEN));
        assertThat(limited.get("/api/v2/users/me").statusCode()).isEqualTo(200);
        assertThat(webhook(limited)).isEqualTo("refused 403");
    }
}
