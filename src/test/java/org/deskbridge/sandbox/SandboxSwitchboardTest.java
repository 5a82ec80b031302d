package org.deskbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.sandbox.Web.basic;
import static org.deskbridge.sandbox.Web.json;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import org.deskbridge.SettableClock;
import org.deskbridge.sandbox.conversations.ConversationsDesk;
import org.deskbridge.sandbox.kit.AgentReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Zendesk Conversations tells a webhook, and how, and what only its people do. */
class SandboxSwitchboardTest {
    private static final String APP = "/v2/apps/" + ConversationsDesk.APP_ID;
    private static final String VENDOR = "zendesk-conversations";

    private final Receiver receiver = new Receiver();
    private final SandboxServer server = SandboxServer.checked(new SettableClock());
    private final Web web =
            new Web(server.url(VENDOR, "demo"), basic(ConversationsDesk.KEY_ID, ConversationsDesk.KEY_SECRET));
    private final Web control = new Web(server.url(VENDOR, "demo"), "");

    SandboxSwitchboardTest() throws IOException {}

    @BeforeEach
    void open() {
        server.open(VENDOR, "demo", "{\"webhookRetryFactor\":0}");
    }

    @AfterEach
    void stop() {
        assertThat(server.violations()).isEmpty();
        server.close();
        receiver.close();
    }

    private void listening(String more) throws IOException, InterruptedException {
        var body = "{\"url\":\"" + receiver.url() + "\"" + more + "}";
        var saved = control.send("PUT", "/_sandbox/rules", body);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        assertThat(receiver.next().body()).as("a HEAD request").isEmpty();
    }

    private String conversation() throws IOException, InterruptedException {
        web.send("POST", APP + "/users", "{\"externalId\":\"u-1\",\"profile\":{\"givenName\":\"Ann\"}}");
        var body = "{\"type\":\"personal\",\"participants\":[{\"userExternalId\":\"u-1\"}]}";
        return json(web.send("POST", APP + "/conversations", body))
                .getJsonObject("conversation")
                .getString("id");
    }

    private List<JsonObject> events() throws InterruptedException {
        return Web.json(receiver.next().body()).getJsonArray("events").getValuesAs(JsonObject.class);
    }

    private JsonObject event(String type) throws InterruptedException {
        var events = events();
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().getString("type")).isEqualTo(type);
        return events.getFirst().getJsonObject("payload");
    }

    private void pass(String conversation, String target) throws IOException, InterruptedException {
        var body = "{\"switchboardIntegration\":\"" + target
                + "\",\"metadata\":{\"dataCapture.systemField.tags\":\"chat,assistant\"}}";
        assertThat(web.send("POST", APP + "/conversations/" + conversation + "/passControl", body)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_address_at_which_nobody_answers_is_not_saved() throws Exception {
        receiver.answersNext(404);
        var body = "{\"url\":\"" + receiver.url() + "\"}";
        assertThat(control.send("PUT", "/_sandbox/rules", body).statusCode()).isEqualTo(400);
        assertThat(control.send("PUT", "/_sandbox/rules", "{\"url\":\"http://127.0.0.1:1/hook\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(json(control.get("/_sandbox/rules")).getJsonArray("rules")).isEmpty();
    }

    @Test
    void messages_are_told_with_the_secret_our_own_as_well() throws Exception {
        listening(",\"secret\":\"s3\",\"triggers\":[\"conversation:message\"]");
        var id = conversation();
        web.send("POST", APP + "/conversations/" + id + "/messages", """
                {"author":{"type":"business"},"content":{"type":"text","text":"ours"},"metadata":{"ours":"m"}}""");
        var arrived = receiver.next();
        assertThat(arrived.headers()).containsEntry("X-API-Key", "s3");
        assertThat(arrived.body()).contains("\"version\":\"v2\"", "\"metadata\":{\"ours\":\"m\"}");
        server.conversations("demo").reply(id, AgentReply.saying("theirs"));
        var message = event("conversation:message").getJsonObject("message");
        assertThat(message.getJsonObject("source").getString("type")).isEqualTo("zd:agentWorkspace");
        server.conversations("demo").acts(id, "typing:start");
        assertThat(receiver.waiting()).as("not asked for").isZero();
    }

    @Test
    void the_outcome_of_a_transfer_is_told() throws Exception {
        listening("");
        var id = conversation();
        event("conversation:create");
        pass(id, "zd-agentWorkspace");
        var passed = event("switchboard:passControl");
        assertThat(passed.getJsonObject("metadata").getString("dataCapture.systemField.tags"))
                .isEqualTo("chat,assistant");
        assertThat(passed.toString()).contains("\"integrationType\":\"zd:agentWorkspace\"");
        assertThat(server.conversations("demo")
                        .tickets()
                        .getFirst()
                        .getJsonArray("tags")
                        .toString())
                .contains("assistant");
        pass(id, "somebody");
        assertThat(event("switchboard:passControl:failure")
                        .getJsonObject("error")
                        .getString("code"))
                .isEqualTo("switchboard_invalid_target");
        web.send("POST", APP + "/conversations/" + id + "/releaseControl", "{}");
        var released = event("switchboard:releaseControl");
        assertThat(released).doesNotContainKey("reason");
        assertThat(released.getJsonObject("conversation")).doesNotContainKey("activeSwitchboardIntegration");
    }

    @Test
    void what_one_act_causes_comes_in_one_delivery() throws Exception {
        var id = conversation();
        pass(id, "next");
        listening("");
        control.send("POST", "/_sandbox/tickets/" + id + "/status", "{\"status\":\"solved\"}");
        var events = events();
        assertThat(events)
                .extracting(one -> one.getString("type"))
                .containsExactly("conversation:message", "switchboard:releaseControl");
        assertThat(events.getLast().getJsonObject("payload").getString("reason"))
                .isEqualTo("ticketClosed");
        assertThat(events).extracting(one -> one.getString("id")).doesNotHaveDuplicates();
    }

    @Test
    void people_are_seen_at_it_and_customers_become_one() throws Exception {
        var id = conversation();
        listening("");
        control.send("POST", "/_sandbox/tickets/" + id + "/activity", "{\"type\":\"typing:start\"}");
        var activity = event("conversation:typing").getJsonObject("activity");
        assertThat(activity.getString("type")).isEqualTo("typing:start");
        assertThat(activity.getJsonObject("author").getString("type")).isEqualTo("business");
        assertThat(control.send("POST", "/_sandbox/tickets/" + id + "/activity", "{\"type\":\"sings\"}")
                        .statusCode())
                .isEqualTo(400);
        control.send("POST", "/_sandbox/tickets/" + id + "/merge", "");
        var merged = event("user:merge");
        var into = merged.getJsonObject("mergedConversations")
                .getJsonObject("surviving")
                .getString("id");
        assertThat(merged.getJsonObject("mergedConversations")
                        .getJsonObject("discarded")
                        .getString("id"))
                .isEqualTo(id);
        assertThat(web.get(APP + "/conversations/" + id).statusCode()).isEqualTo(404);
        assertThat(web.get(APP + "/conversations/" + into).statusCode()).isEqualTo(200);
        var gone =
                merged.getJsonObject("mergedUsers").getJsonObject("discarded").getString("id");
        assertThat(web.get(APP + "/users/" + gone).statusCode()).isEqualTo(404);
    }

    @Test
    void a_delivery_is_tried_five_times_and_never_again_after_a_clear_no() throws Exception {
        var id = conversation();
        listening(",\"triggers\":[\"conversation:message\"]");
        receiver.answersNext(500, 503, 302, 429, 500);
        server.conversations("demo").said(id, "five times");
        for (var i = 0; i < 5; i++) {
            assertThat(receiver.next().body()).contains("five times");
        }
        for (var no : new int[] {400, 401, 403, 404, 406}) {
            receiver.answersNext(no);
            server.conversations("demo").said(id, "once " + no);
            assertThat(receiver.next().body()).contains("once " + no);
        }
        server.conversations("demo").said(id, "the last");
        assertThat(receiver.next().body()).contains("the last");
        assertThat(receiver.waiting()).isZero();
    }
}
