package org.deskbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.sandbox.Web.json;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.deskbridge.sandbox.intercom.IntercomDesk;

/** A client of one workspace that says its version, and the few steps that every test of it begins with. */
final class IntercomWeb {
    private static final String ADMIN = "991267001";

    private final Web web;

    IntercomWeb(String url, String token) {
        web = new Web(url, "Bearer " + token);
    }

    static IntercomWeb demo(SandboxServer server) {
        return new IntercomWeb(server.url("intercom", "demo"), IntercomDesk.TOKEN);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return web.send(web.request(path).header("Intercom-Version", "2.15").GET());
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return web.send(web.request(path)
                .header("Intercom-Version", "2.15")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    JsonObject done(String method, String path, String body) throws IOException, InterruptedException {
        var answer = send(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    String contact(String body) throws IOException, InterruptedException {
        return done("POST", "/contacts", body).getString("id");
    }

    /** The id of a conversation that this contact begins. */
    String conversation(String contact, String text) throws IOException, InterruptedException {
        return done(
                        "POST",
                        "/conversations",
                        "{\"from\":{\"type\":\"user\",\"id\":\"%s\"},\"body\":\"%s\"}".formatted(contact, text))
                .getString("conversation_id");
    }

    String conversation() throws IOException, InterruptedException {
        return conversation(contact("{\"email\":\"ann@example.com\",\"name\":\"Ann\"}"), "Hello");
    }

    JsonObject says(String conversation, String contact, String text) throws IOException, InterruptedException {
        return done("POST", "/conversations/" + conversation + "/reply", """
                {"message_type":"comment","type":"user","intercom_user_id":"%s","body":"%s"}""".formatted(contact, text));
    }

    JsonObject admin(String conversation, String kind, String text) throws IOException, InterruptedException {
        return done("POST", "/conversations/" + conversation + "/reply", """
                {"message_type":"%s","type":"admin","admin_id":"%s","body":"%s"}""".formatted(kind, ADMIN, text));
    }

    JsonObject manage(String conversation, String more) throws IOException, InterruptedException {
        return done(
                "POST", "/conversations/" + conversation + "/parts", "{\"admin_id\":\"" + ADMIN + "\"," + more + "}");
    }

    JsonObject show(String conversation) throws IOException, InterruptedException {
        var answer = get("/conversations/" + conversation);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    static List<JsonObject> parts(JsonObject conversation) {
        return conversation
                .getJsonObject("conversation_parts")
                .getJsonArray("conversation_parts")
                .getValuesAs(JsonObject.class);
    }

    static JsonObject last(JsonObject conversation) {
        return parts(conversation).getLast();
    }

    static String code(HttpResponse<String> refused) {
        return json(refused).getJsonArray("errors").getJsonObject(0).getString("code");
    }
}
