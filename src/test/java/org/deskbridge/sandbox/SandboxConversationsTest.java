package org.deskbridge.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.sandbox.Web.basic;
import static org.deskbridge.sandbox.Web.json;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.deskbridge.SettableClock;
import org.deskbridge.sandbox.conversations.ConversationsDesk;
import org.deskbridge.sandbox.kit.AgentReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Zendesk Conversations' rules, over HTTP. */
class SandboxConversationsTest {
    private static final String APP = "/v2/apps/" + ConversationsDesk.APP_ID;
    private static final String VENDOR = "zendesk-conversations";

    private final SettableClock clock = new SettableClock();
    private final SandboxServer server = SandboxServer.checked(clock);
    private final Web web = web(basic(ConversationsDesk.KEY_ID, ConversationsDesk.KEY_SECRET));

    private Web web(String authorization) {
        return new Web(server.url(VENDOR, "demo"), authorization);
    }

    private ConversationsDesk desk() {
        return server.conversations("demo");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonObject made(HttpResponse<String> answer, String name) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).getJsonObject(name);
    }

    private static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + json(answer).getJsonArray("errors").getJsonObject(0).getString("code");
    }

    private String user(String external) throws IOException, InterruptedException {
        var body = "{\"externalId\":\"" + external
                + "\",\"profile\":{\"givenName\":\"Ann\",\"email\":\"ann@example.com\"}}";
        return made(web.send("POST", APP + "/users", body), "user").getString("id");
    }

    private HttpResponse<String> begin(String external) throws IOException, InterruptedException {
        return web.send("POST", APP + "/conversations", """
                {"type":"personal","participants":[{"userExternalId":"%s"}],"metadata":{"ours":"1"}}""".formatted(external));
    }

    private String conversation(String external) throws IOException, InterruptedException {
        user(external);
        return made(begin(external), "conversation").getString("id");
    }

    private HttpResponse<String> say(String conversation, String message) throws IOException, InterruptedException {
        return web.send("POST", APP + "/conversations/" + conversation + "/messages", message);
    }

    private static String business(String text) {
        return "{\"author\":{\"type\":\"business\",\"displayName\":\"Robin\"},\"content\":{\"type\":\"text\",\"text\":\""
                + text + "\"},\"metadata\":{\"ours\":\"m\"}}";
    }

    private JsonObject shown(String conversation) throws IOException, InterruptedException {
        return json(web.get(APP + "/conversations/" + conversation)).getJsonObject("conversation");
    }

    private static String jwt(String secret, String claims) throws Exception {
        var url = Base64.getUrlEncoder().withoutPadding();
        var head = "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + ConversationsDesk.KEY_ID + "\"}";
        var signed = url.encodeToString(head.getBytes(UTF_8)) + "." + url.encodeToString(claims.getBytes(UTF_8));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return "Bearer " + signed + "." + url.encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }

    @Test
    void a_key_or_what_it_signs_lets_in() throws Exception {
        assertThat(json(web.get(APP)).getJsonObject("app").getString("id")).isEqualTo(ConversationsDesk.APP_ID);
        assertThat(json(web.get("/v2/tokenInfo")).getJsonObject("app").getString("subdomain"))
                .isEqualTo("demo");
        var secret = ConversationsDesk.KEY_SECRET;
        var later = clock.instant().getEpochSecond() + 60;
        assertThat(web(jwt(secret, "{\"scope\":\"app\",\"exp\":" + later + "}"))
                        .get(APP)
                        .statusCode())
                .isEqualTo(200);
        clock.pass(Duration.ofSeconds(61));
        for (var refused : new String[] {
            "",
            basic(ConversationsDesk.KEY_ID, secret + "x"),
            jwt(secret + "x", "{\"scope\":\"app\"}"),
            jwt(secret, "{\"scope\":\"user\"}"),
            jwt(secret, "{\"scope\":\"app\",\"exp\":" + later + "}"),
            "Bearer a.b.c"
        }) {
            assertThat(code(web(refused).get(APP))).as(refused).isEqualTo("401 unauthorized");
        }
        assertThat(code(web.get("/v2/apps/5f1a000000000000000000ff"))).isEqualTo("404 app_not_found");
    }

    @Test
    void the_key_of_an_integration_opens_conversations_and_not_the_app() throws Exception {
        var limited = web(basic(ConversationsDesk.LIMITED_KEY_ID, ConversationsDesk.LIMITED_KEY_SECRET));
        var id = conversation("u-1");
        assertThat(code(limited.get(APP))).isEqualTo("403 forbidden");
        assertThat(limited.get(APP + "/conversations/" + id).statusCode()).isEqualTo(200);
        desk().status(id, "open");
        assertThat(code(limited.send("POST", APP + "/conversations/" + id + "/releaseControl", "{}")))
                .isEqualTo("403 forbidden");
        assertThat(web.send("POST", APP + "/conversations/" + id + "/releaseControl", "{}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_external_id_belongs_to_one_user() throws Exception {
        var id = user("u/1");
        assertThat(id).matches("[0-9a-f]{24}");
        assertThat(code(web.send("POST", APP + "/users", "{\"externalId\":\"u/1\"}")))
                .isEqualTo("409 conflict");
        for (var path : new String[] {"/users/" + id, "/users/u%2F1"}) {
            assertThat(json(web.get(APP + path)).getJsonObject("user").getString("id"))
                    .isEqualTo(id);
        }
        assertThat(code(web.get(APP + "/users/nobody"))).isEqualTo("404 user_not_found");
        assertThat(json(web.get(APP + "/users?filter%5Bidentities.email%5D=ann@example.com"))
                        .getJsonArray("users"))
                .as("a profile proves nothing")
                .isEmpty();
        web.send("PATCH", APP + "/users/" + id, "{\"profile\":{\"surname\":\"Lee\"}}");
        var profile = json(web.get(APP + "/users/" + id)).getJsonObject("user").getJsonObject("profile");
        assertThat(profile.getString("givenName") + profile.getString("surname"))
                .isEqualTo("AnnLee");
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void a_user_who_is_deleted_takes_the_conversation_along() throws Exception {
        var id = conversation("u-1");
        say(id, business("Hello"));
        assertThat(web.send("DELETE", APP + "/users/u-1", "").statusCode()).isEqualTo(200);
        assertThat(code(web.get(APP + "/conversations/" + id))).isEqualTo("404 conversation_not_found");
        assertThat(code(say(id, business("Hello?")))).isEqualTo("404 conversation_not_found");
    }

    @Test
    void one_conversation_to_a_user_unless_the_app_allows_more() throws Exception {
        var first = conversation("u-1");
        assertThat(code(begin("u-1"))).isEqualTo("400 bad_request");
        assertThat(code(begin("nobody"))).isEqualTo("404 user_not_found");
        assertThat(code(web.get(APP + "/conversations"))).isEqualTo("400 bad_request");
        assertThat(code(web.send("DELETE", APP + "/conversations/" + first, "")))
                .isEqualTo("400 bad_request");
        server.open(VENDOR, "demo", "{\"multiConvo\":true}");
        var ids = new ArrayList<String>();
        ids.add(conversation("u-1"));
        for (var i = 0; i < 4; i++) {
            ids.add(made(begin("u-1"), "conversation").getString("id"));
        }
        assertThat(listed("u-1")).containsExactlyElementsOf(ids);
        assertThat(web.send("DELETE", APP + "/conversations/" + ids.getLast(), "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(listed("u-1")).hasSize(4);
    }

    private List<String> listed(String external) throws IOException, InterruptedException {
        var ids = new ArrayList<String>();
        var path = APP + "/conversations?filter%5BuserExternalId%5D=" + external + "&page%5Bsize%5D=2";
        while (!path.isEmpty()) {
            var page = json(web.get(path));
            page.getJsonArray("conversations")
                    .forEach(one -> ids.add(one.asJsonObject().getString("id")));
            path = page.getJsonObject("links").getString("next", "");
            assertThat(page.getJsonObject("meta").getBoolean("hasMore")).isEqualTo(!path.isEmpty());
            path = path.isEmpty() ? "" : path + "&page%5Bsize%5D=2&filter%5BuserExternalId%5D=" + external;
        }
        return ids;
    }

    @Test
    void messages_come_as_a_list_and_are_walked_back_from_the_newest() throws Exception {
        var id = conversation("u-1");
        for (var i = 0; i < 101; i++) {
            assertThat(json(say(id, business("said " + i))).getJsonArray("messages"))
                    .hasSize(1);
        }
        var newest = json(web.get(APP + "/conversations/" + id + "/messages?page%5Bsize%5D=5"));
        assertThat(newest.getJsonArray("messages")).hasSize(100);
        assertThat(newest.getJsonArray("messages").getJsonObject(99).toString()).contains("said 100");
        var meta = newest.getJsonObject("meta");
        assertThat(meta.getBoolean("hasMore")).isTrue();
        assertThat(meta).doesNotContainKey("afterCursor");
        var oldest = json(web.get(newest.getJsonObject("links").getString("prev")));
        assertThat(oldest.getJsonArray("messages")).hasSize(1);
        assertThat(oldest.getJsonObject("meta").getBoolean("hasMore")).isFalse();
        var cursor = meta.getString("beforeCursor");
        var both = "?page%5Bbefore%5D=" + cursor + "&page%5Bafter%5D=" + cursor;
        assertThat(code(web.get(APP + "/conversations/" + id + "/messages" + both)))
                .isEqualTo("400 bad_request");
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void what_is_no_message_is_refused() throws Exception {
        var id = conversation("u-1");
        user("u-2");
        for (var wrong : new String[] {
            "{",
            "{\"author\":{\"type\":\"business\"}}",
            "{\"author\":{\"type\":\"robot\"},\"content\":{\"type\":\"text\",\"text\":\"x\"}}",
            "{\"author\":{\"type\":\"business\"},\"content\":{\"type\":\"text\",\"text\":7}}",
            "{\"author\":{\"type\":\"business\"},\"content\":{\"type\":\"text\",\"text\":\"\"}}",
            "{\"author\":{\"type\":\"user\"},\"content\":{\"type\":\"text\",\"text\":\"x\"}}",
            "{\"author\":{\"type\":\"user\",\"userExternalId\":\"u-2\"},\"content\":{\"type\":\"text\",\"text\":\"x\"}}",
            "{\"author\":{\"type\":\"business\",\"subtypes\":[\"bot\"]},\"content\":{\"type\":\"text\",\"text\":\"x\"}}",
            "{\"author\":{\"type\":\"business\"},\"content\":{\"type\":\"image\",\"mediaUrl\":\"no\"}}",
            "{\"author\":{\"type\":\"business\"},\"content\":{\"type\":\"text\",\"text\":\"x\"},\"metadata\":{\"a\":{}}}",
            business("x".repeat(4097)),
            business("x").replace("\"m\"", "\"" + "m".repeat(4096) + "\"")
        }) {
            assertThat(code(say(id, wrong))).as(wrong).isEqualTo("400 bad_request");
        }
        assertThat(say(id, business("x".repeat(100 * 1024))).statusCode()).isEqualTo(413);
        var text = web.request(APP + "/conversations/" + id + "/messages").POST(BodyPublishers.ofString(business("x")));
        assertThat(web.send(text).statusCode()).isEqualTo(415);
        assertThat(desk().tickets().getFirst().getJsonArray("messages")).isEmpty();
    }

    @Test
    void a_conversation_that_is_full_is_locked_until_it_is_emptied() throws Exception {
        server.open(VENDOR, "demo", "{\"maxMessages\":2}");
        var id = conversation("u-1");
        say(id, business("one"));
        var two = json(say(id, business("two")))
                .getJsonArray("messages")
                .getJsonObject(0)
                .getString("id");
        assertThat(code(say(id, business("three")))).isEqualTo("423 locked");
        var messages = APP + "/conversations/" + id + "/messages";
        assertThat(web.send("DELETE", messages + "/" + two, "").statusCode()).isEqualTo(200);
        assertThat(say(id, business("three")).statusCode()).isEqualTo(201);
        assertThat(web.send("DELETE", messages, "").statusCode()).isEqualTo(200);
        assertThat(json(web.get(messages)).getJsonArray("messages")).isEmpty();
    }

    @Test
    void control_goes_to_the_people_and_is_nobodys_after_them_until_the_customer_writes() throws Exception {
        var id = conversation("u-1");
        assertThat(active(id)).isEqualTo("custom");
        assertThat(web.send(
                                "POST",
                                APP + "/conversations/" + id + "/passControl",
                                "{\"switchboardIntegration\":\"zd:agentWorkspace\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(active(id)).isEqualTo("zd:agentWorkspace");
        desk().status(id, "solved");
        assertThat(shown(id)).doesNotContainKey("activeSwitchboardIntegration");
        var last = json(web.get(APP + "/conversations/" + id + "/messages"))
                .getJsonArray("messages")
                .getJsonObject(0);
        assertThat(last.getJsonObject("activity").getString("type")).isEqualTo("ticket:closed");
        say(
                id,
                "{\"author\":{\"type\":\"user\",\"userExternalId\":\"u-1\"},\"content\":{\"type\":\"text\",\"text\":\"Hi\"}}");
        assertThat(active(id)).isEqualTo("custom");
        assertThat(server.violations()).isEmpty();
    }

    private String active(String id) throws IOException, InterruptedException {
        return shown(id).getJsonObject("activeSwitchboardIntegration").getString("integrationType");
    }

    @Test
    void a_customer_can_be_said_to_have_read_but_not_to_type() throws Exception {
        var id = conversation("u-1");
        var path = APP + "/conversations/" + id + "/activity";
        var activity = "{\"author\":{\"type\":\"user\",\"userExternalId\":\"u-1\"},\"type\":\"%s\"}";
        assertThat(web.send("POST", path, activity.formatted("conversation:read"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(code(web.send("POST", path, activity.formatted("typing:start"))))
                .isEqualTo("400 bad_request");
        web.send("POST", path, "{\"author\":{\"type\":\"business\"},\"type\":\"conversation:read\"}");
        assertThat(shown(id).getString("businessLastRead")).startsWith("2026-03-01T10:00");
    }

    @Test
    void a_file_is_uploaded_as_one_part_and_private_where_the_account_says_so() throws Exception {
        server.open(VENDOR, "demo", "{\"privateAttachments\":true}");
        var id = conversation("u-1");
        var form = """
                --xx
                Content-Disposition: form-data; name="source"; filename="a b.txt"
                Content-Type: text/plain

                hello
                --xx--
                """.replace("\n", "\r\n");
        var upload = APP + "/attachments?access=%s&for=message&conversationId=" + id;
        assertThat(upload(upload.formatted("private"), form).statusCode()).isEqualTo(400);
        var file = made(upload(upload.formatted("public"), form), "attachment");
        var address = file.getString("mediaUrl");
        assertThat(web.get(address).body()).isEqualTo("hello");
        assertThat(web("").get(address).statusCode()).isEqualTo(401);
        var message =
                "{\"author\":{\"type\":\"business\"},\"content\":{\"type\":\"file\",\"mediaUrl\":\"" + address + "\"}}";
        var content =
                json(say(id, message)).getJsonArray("messages").getJsonObject(0).getJsonObject("content");
        assertThat(content.getString("altText")).isEqualTo("a b.txt");
        assertThat(content.getInt("mediaSize")).isEqualTo(5);
        assertThat(server.violations()).isEmpty();
    }

    private HttpResponse<String> upload(String path, String form) throws IOException, InterruptedException {
        return web.send(web.request(path)
                .header("Content-Type", "multipart/form-data; boundary=xx")
                .POST(BodyPublishers.ofString(form)));
    }

    @Test
    void the_agents_own_notes_are_not_in_the_conversation() throws Exception {
        var id = conversation("u-1");
        desk().reply(id, AgentReply.noting("A regular"));
        desk().reply(id, AgentReply.saying("Let me look"));
        var messages = json(web.get(APP + "/conversations/" + id + "/messages")).getJsonArray("messages");
        assertThat(messages).hasSize(1);
        assertThat(messages.getJsonObject(0).getJsonObject("source").getString("type"))
                .isEqualTo("zd:agentWorkspace");
        assertThat(messages.getJsonObject(0).getJsonObject("author").getString("displayName"))
                .isEqualTo("Sandbox Agent");
        assertThat(desk().tickets().getFirst().getJsonArray("messages")).hasSize(2);
    }

    @Test
    void ids_tell_the_order_and_outlive_a_snapshot() throws Exception {
        var id = conversation("u-1");
        IntStream.range(0, 3).forEach(i -> desk().said(id, "mine " + i));
        var before = desk().tickets();
        var state = desk().state();
        server.open(VENDOR, "demo", "{}");
        desk().restore(state);
        assertThat(desk().tickets()).isEqualTo(before);
        desk().said(id, "mine 3");
        var messages = json(web.get(APP + "/conversations/" + id + "/messages")).getJsonArray("messages");
        assertThat(messages)
                .extracting(one -> one.asJsonObject().getString("id"))
                .isSorted()
                .hasSize(4);
    }
}
