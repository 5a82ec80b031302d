package org.deskbridge.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.sandbox.Web.basic;
import static org.deskbridge.sandbox.Web.json;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.deskbridge.sandbox.conversations.ConversationsDesk;
import org.junit.jupiter.api.Test;

/** Zendesk Conversations' rules for keys, users and their conversations, over HTTP. */
class SandboxConversationsTest extends ConversationsFixture {
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
}
