package org.deskbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.sandbox.Web.basic;
import static org.deskbridge.sandbox.Web.json;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.deskbridge.SettableClock;
import org.deskbridge.sandbox.conversations.ConversationsDesk;
import org.junit.jupiter.api.AfterEach;

/** An app at Zendesk Conversations, and the few steps that its tests begin with. */
abstract class ConversationsFixture {
    static final String APP = "/v2/apps/" + ConversationsDesk.APP_ID;
    static final String VENDOR = "zendesk-conversations";

    final SettableClock clock = new SettableClock();
    final SandboxServer server = SandboxServer.checked(clock);
    final Web web = web(basic(ConversationsDesk.KEY_ID, ConversationsDesk.KEY_SECRET));

    Web web(String authorization) {
        return new Web(server.url(VENDOR, "demo"), authorization);
    }

    ConversationsDesk desk() {
        return server.conversations("demo");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static JsonObject made(HttpResponse<String> answer, String name) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).getJsonObject(name);
    }

    static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + json(answer).getJsonArray("errors").getJsonObject(0).getString("code");
    }

    String user(String external) throws IOException, InterruptedException {
        var body = "{\"externalId\":\"" + external
                + "\",\"profile\":{\"givenName\":\"Ann\",\"email\":\"ann@example.com\"}}";
        return made(web.send("POST", APP + "/users", body), "user").getString("id");
    }

    HttpResponse<String> begin(String external) throws IOException, InterruptedException {
        return web.send("POST", APP + "/conversations", """
                {"type":"personal","participants":[{"userExternalId":"%s"}],"metadata":{"ours":"1"}}""".formatted(external));
    }

    String conversation(String external) throws IOException, InterruptedException {
        user(external);
        return made(begin(external), "conversation").getString("id");
    }

    HttpResponse<String> say(String conversation, String message) throws IOException, InterruptedException {
        return web.send("POST", APP + "/conversations/" + conversation + "/messages", message);
    }

    static String business(String text) {
        return "{\"author\":{\"type\":\"business\",\"displayName\":\"Robin\"},\"content\":{\"type\":\"text\",\"text\":\""
                + text + "\"},\"metadata\":{\"ours\":\"m\"}}";
    }

    JsonObject shown(String conversation) throws IOException, InterruptedException {
        return json(web.get(APP + "/conversations/" + conversation)).getJsonObject("conversation");
    }
}
