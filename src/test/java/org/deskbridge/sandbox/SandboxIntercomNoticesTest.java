package org.deskbridge.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.deskbridge.SettableClock;
import org.deskbridge.sandbox.Receiver.Arrived;
import org.deskbridge.sandbox.intercom.IntercomDesk;
import org.deskbridge.sandbox.kit.AgentReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Intercom's notices: one address for an app, signed, tried twice, in plain text. */
class SandboxIntercomNoticesTest {
    private final Receiver receiver = new Receiver();
    private final SandboxServer server = SandboxServer.checked(new SettableClock());
    private final IntercomWeb web = IntercomWeb.demo(server);
    private final Web control = new Web(server.url("intercom", "demo"), "");

    SandboxIntercomNoticesTest() throws IOException {}

    @BeforeEach
    void open() {
        server.open("intercom", "demo", "{\"rateLimits\":false,\"webhookRetryFactor\":0}");
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    private int saved(String url) throws IOException, InterruptedException {
        return control.send("PUT", "/_sandbox/rules", "{\"url\":\"" + url + "\"}")
                .statusCode();
    }

    /** The address is asked for its head, and then pinged. */
    private void listening() throws IOException, InterruptedException {
        assertThat(saved(receiver.url())).isEqualTo(200);
        assertThat(receiver.next().body()).isEmpty();
        assertThat(topic(receiver.next())).isEqualTo("ping");
        until(() -> server.intercom("demo").courier().log().toString().contains("\"outcome\":\"200\""));
    }

    private static void until(BooleanSupplier condition) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (!condition.getAsBoolean()) {
                Thread.onSpinWait();
            }
        });
    }

    private static JsonObject json(Arrived arrived) {
        try (var reader = Json.createReader(new StringReader(arrived.body()))) {
            return reader.readObject();
        }
    }

    private static String topic(Arrived arrived) {
        return json(arrived).getString("topic");
    }

    private static JsonObject item(Arrived arrived) {
        return json(arrived).getJsonObject("data").getJsonObject("item");
    }

    @Test
    void an_address_that_does_not_answer_is_not_taken() throws Exception {
        receiver.answersNext(500);
        assertThat(saved(receiver.url())).isEqualTo(400);
        assertThat(saved("http://chat.example/hook")).isEqualTo(400);
        assertThat(saved("http://127.0.0.1:1/hook")).isEqualTo(400);
    }

    @Test
    void a_notice_is_signed_with_the_client_secret_over_its_bytes() throws Exception {
        listening();
        web.conversation();
        var arrived = receiver.next();
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(IntercomDesk.CLIENT_SECRET.getBytes(UTF_8), "HmacSHA1"));
        var hex = HexFormat.of().formatHex(mac.doFinal(arrived.body().getBytes(UTF_8)));
        assertThat(arrived.headers()).containsEntry("X-Hub-Signature", "sha1=" + hex);
        assertThat(json(arrived).getString("app_id")).isEqualTo("demo");
        assertThat(json(arrived).getString("id")).startsWith("notif_");
        assertThat(topic(arrived)).isEqualTo("conversation.user.created");
        assertThat(item(arrived).getJsonObject("source").getString("body")).isEqualTo("Hello");
    }

    @Test
    void a_notice_holds_the_part_that_set_it_off_in_plain_text() throws Exception {
        listening();
        var id = web.conversation();
        receiver.next();
        web.admin(id, "note", "for us");
        assertThat(topic(receiver.next())).isEqualTo("conversation.admin.noted");
        server.intercom("demo").reply(id, new AgentReply("", "<p>Hi <b>Ann</b></p>", false, null, null));
        var replied = receiver.next();
        assertThat(topic(replied)).isEqualTo("conversation.admin.replied");
        assertThat(item(replied).getString("id")).isEqualTo(id);
        var parts = IntercomWeb.parts(item(replied));
        assertThat(parts).hasSize(1);
        assertThat(parts.getFirst().getString("body")).isEqualTo("Hi Ann");
    }

    @Test
    void a_bots_words_come_under_two_topics() throws Exception {
        listening();
        var id = web.conversation();
        receiver.next();
        server.intercom("demo").reply(id, new AgentReply("I am Fin", null, false, "Fin", null));
        var topics = new HashSet<String>();
        topics.add(topic(receiver.next()));
        topics.add(topic(receiver.next()));
        assertThat(topics).containsExactlyInAnyOrder("conversation.admin.replied", "conversation.operator.replied");
        server.intercom("demo").status(id, "closed");
        assertThat(topic(receiver.next())).isEqualTo("conversation.admin.closed");
        server.intercom("demo").said(id, "again");
        assertThat(topic(receiver.next())).isEqualTo("conversation.user.replied");
    }

    @Test
    void a_notice_is_tried_twice_and_keeps_its_id() throws Exception {
        listening();
        receiver.answersNext(500, 500);
        var id = web.conversation();
        var ids = new HashSet<String>();
        ids.add(json(receiver.next()).getString("id"));
        ids.add(json(receiver.next()).getString("id"));
        assertThat(ids).hasSize(1);
        server.intercom("demo").status(id, "closed");
        assertThat(topic(receiver.next())).isEqualTo("conversation.admin.closed");
        assertThat(receiver.waiting()).isZero();
    }

    @Test
    void an_address_that_is_gone_is_left_alone() throws Exception {
        listening();
        receiver.answersNext(410);
        var id = web.conversation();
        receiver.next();
        until(this::isOff);
        server.intercom("demo").status(id, "closed");
        assertThat(control.get("/_sandbox/webhooks").body()).doesNotContain("conversation.admin.closed");
    }

    private boolean isOff() {
        return server.intercom("demo").rules().getFirst().getBoolean("disabled");
    }
}
