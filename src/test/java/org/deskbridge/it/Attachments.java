package org.deskbridge.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files from shoppers to agents and back. */
interface Attachments extends Uploading {
    @Test
    default void a_file_goes_from_the_shopper_to_the_agent_and_both_can_read_it() {
        var workspace = workspace();
        try (var shopper = chat(workspace);
                var agent = Socket.agent(base())) {
            var welcome = shopper.hello();
            var upload = uploaded(workspace, welcome.getString("visitorToken"), "../größe.png", Files.PNG);
            shopper.send(Files.message(Uploading.id(), "", upload));
            var shown = Uploading.attachment(shopper.from("visitor"));
            assertThat(shown.getString("name")).isEqualTo("größe.png");
            assertThat(shown.getString("contentType")).isEqualTo("image/png");
            assertThat(shown.getInt("size")).isEqualTo(Files.PNG.length);
            var file = Uploading.download(shown.getString("url"));
            assertThat(file.body()).isEqualTo(Files.PNG);
            var headers = file.headers();
            assertThat(headers.firstValue("Content-Type")).hasValue("image/png");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Content-Security-Policy")).hasValue("sandbox");
            assertThat(headers.firstValue("Cache-Control").orElse("")).startsWith("private");
            assertThat(headers.firstValue("Content-Disposition").orElse(""))
                    .startsWith("inline")
                    .endsWith("filename*=UTF-8''gr%C3%B6%C3%9Fe.png");
            var conversation = welcome.getJsonObject("conversation").getString("id");
            var seen = agent.hello(Rest.object("type", "hello", "conversation", conversation))
                    .getJsonArray("messages")
                    .getJsonObject(0);
            assertThat(Uploading.download(Uploading.attachment(seen).getString("url"))
                            .body())
                    .isEqualTo(Files.PNG);
        }
    }

    @Test
    default void a_file_goes_from_the_agent_to_the_shopper_but_not_with_a_note() {
        var workspace = workspace();
        try (var shopper = chat(workspace);
                var agent = Socket.agent(base())) {
            var conversation = shopper.hello().getJsonObject("conversation").getString("id");
            shopper.say("hello");
            shopper.from("visitor");
            agent.hello(Rest.object("type", "hello", "conversation", conversation));
            agent.send(Json.createObjectBuilder(Files.message(Uploading.id(), "secret", agents(workspace, "note.txt")))
                    .add("visibility", "internal")
                    .build());
            agent.send(Files.message(Uploading.id(), "", agents(workspace, "page.html")));
            var shown = Uploading.attachment(shopper.from("agent"));
            assertThat(shown.getString("name")).isEqualTo("page.html.txt");
            var file = Uploading.download(shown.getString("url"));
            assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment");
            assertThat(file.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
            assertThat(shopper.upToPong()).noneMatch(frame -> frame.toString().contains("note.txt"));
            var overRest = Json.createObjectBuilder()
                    .add("attachments", Json.createArrayBuilder().add(agents(workspace, "rest.txt")));
            var said = rest().created("conversations/" + conversation + "/messages", overRest.build());
            assertThat(Uploading.download(Uploading.attachment(said).getString("url"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(Uploading.attachment(shopper.from("agent")).getString("name"))
                    .isEqualTo("rest.txt");
        }
    }

    private String agents(JsonObject workspace, String name) {
        var to = base().resolve("api/v1/workspaces/" + workspace.getString("id") + "/uploads");
        var answer = Rest.send(Files.form(to, "file", name, "<p>Hello</p>".getBytes(UTF_8))
                .header("Authorization", "Bearer " + Rest.TOKEN)
                .build());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().getString("uploadId");
    }

    @Test
    default void an_upload_is_the_visitors_own_and_is_used_once() {
        var workspace = workspace();
        try (var owner = chat(workspace);
                var other = chat(workspace);
                var foreign = chat(demo())) {
            var upload = uploaded(workspace, owner.hello().getString("visitorToken"), "a.png", Files.PNG);
            other.hello();
            foreign.hello();
            for (var thief : List.of(other, foreign)) {
                thief.send(Files.message(Uploading.id(), "mine", upload));
                var error = thief.next("error");
                assertThat(error.getString("code")).isEqualTo("bad-frame");
                assertThat(error.getString("message")).contains("attachments");
            }
            var clientId = Uploading.id();
            owner.send(Files.message(clientId, "mine", upload));
            var said = owner.from("visitor");
            owner.send(Files.message(clientId, "mine", upload));
            assertThat(owner.from("visitor").getString("id")).isEqualTo(said.getString("id"));
            owner.say(clientId, "mine");
            assertThat(owner.next("error").getString("code")).isEqualTo("conflict");
            owner.send(Files.message(Uploading.id(), "mine again", upload));
            assertThat(owner.next("error").getString("message")).contains("attachments");
        }
    }

    @Test
    default void wrong_attachments_of_a_message_are_named() {
        var workspace = workspace();
        try (var shopper = chat(workspace)) {
            shopper.hello();
            var unknown = Uploading.id();
            for (var bad : List.of(
                    new String[] {"x"},
                    new String[] {unknown},
                    new String[] {unknown, unknown},
                    IntStream.range(0, 6).mapToObj(i -> Uploading.id()).toArray(String[]::new))) {
                shopper.send(Files.message(Uploading.id(), "Look", bad));
                assertThat(shopper.next("error").getString("message")).contains("attachments");
            }
            shopper.send(
                    "{\"type\":\"message\",\"clientId\":\"" + Uploading.id() + "\",\"text\":\"x\",\"attachments\":{}}");
            assertThat(shopper.next("error").getString("message")).contains("attachments");
            shopper.send(Files.message(Uploading.id(), ""));
            assertThat(shopper.next("error").getString("message")).contains("text");
        }
    }
}
