package org.deskbridge.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files from shoppers to agents and back. */
interface Attachments extends Outside {
    private String uploaded(JsonObject workspace, String token, String name, byte[] content) {
        var answer = Files.sent(base(), workspace, token, name, content);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().getString("uploadId");
    }

    private void refused(Rest.Answer answer, int status, String mention) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.text()).contains(mention);
    }

    private static HttpResponse<byte[]> download(String url) {
        try {
            return Rest.HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonObject attachment(JsonObject message) {
        return message.getJsonArray("attachments").getJsonObject(0);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    @Test
    default void a_file_goes_from_the_shopper_to_the_agent_and_both_can_read_it() {
        var workspace = workspace();
        try (var shopper = chat(workspace);
                var agent = Socket.agent(base())) {
            var welcome = shopper.hello();
            var upload = uploaded(workspace, welcome.getString("visitorToken"), "../größe.png", Files.PNG);
            shopper.send(Files.message(id(), "", upload));
            var shown = attachment(shopper.from("visitor"));
            assertThat(shown.getString("name")).isEqualTo("größe.png");
            assertThat(shown.getString("contentType")).isEqualTo("image/png");
            assertThat(shown.getInt("size")).isEqualTo(Files.PNG.length);
            var file = download(shown.getString("url"));
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
            assertThat(download(attachment(seen).getString("url")).body()).isEqualTo(Files.PNG);
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
            agent.send(Json.createObjectBuilder(Files.message(id(), "secret", agents(workspace, "note.txt")))
                    .add("visibility", "internal")
                    .build());
            agent.send(Files.message(id(), "", agents(workspace, "page.html")));
            var shown = attachment(shopper.from("agent"));
            assertThat(shown.getString("name")).isEqualTo("page.html.txt");
            var file = download(shown.getString("url"));
            assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment");
            assertThat(file.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
            assertThat(shopper.upToPong()).noneMatch(frame -> frame.toString().contains("note.txt"));
            var overRest = Json.createObjectBuilder()
                    .add("attachments", Json.createArrayBuilder().add(agents(workspace, "rest.txt")));
            var said = rest().created("conversations/" + conversation + "/messages", overRest.build());
            assertThat(download(attachment(said).getString("url")).statusCode()).isEqualTo(200);
            assertThat(attachment(shopper.from("agent")).getString("name")).isEqualTo("rest.txt");
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
                thief.send(Files.message(id(), "mine", upload));
                var error = thief.next("error");
                assertThat(error.getString("code")).isEqualTo("bad-frame");
                assertThat(error.getString("message")).contains("attachments");
            }
            var clientId = id();
            owner.send(Files.message(clientId, "mine", upload));
            var said = owner.from("visitor");
            owner.send(Files.message(clientId, "mine", upload));
            assertThat(owner.from("visitor").getString("id")).isEqualTo(said.getString("id"));
            owner.say(clientId, "mine");
            assertThat(owner.next("error").getString("code")).isEqualTo("conflict");
            owner.send(Files.message(id(), "mine again", upload));
            assertThat(owner.next("error").getString("message")).contains("attachments");
        }
    }

    @Test
    default void wrong_attachments_of_a_message_are_named() {
        var workspace = workspace();
        try (var shopper = chat(workspace)) {
            shopper.hello();
            var unknown = id();
            for (var bad : List.of(
                    new String[] {"x"},
                    new String[] {unknown},
                    new String[] {unknown, unknown},
                    IntStream.range(0, 6).mapToObj(i -> id()).toArray(String[]::new))) {
                shopper.send(Files.message(id(), "Look", bad));
                assertThat(shopper.next("error").getString("message")).contains("attachments");
            }
            shopper.send("{\"type\":\"message\",\"clientId\":\"" + id() + "\",\"text\":\"x\",\"attachments\":{}}");
            assertThat(shopper.next("error").getString("message")).contains("attachments");
            shopper.send(Files.message(id(), ""));
            assertThat(shopper.next("error").getString("message")).contains("text");
        }
    }

    @Test
    default void what_is_too_large_of_a_wrong_type_or_malformed_is_refused() {
        var workspace = workspace();
        try (var shopper = chat(workspace)) {
            var token = shopper.hello().getString("visitorToken");
            refused(Files.sent(base(), workspace, token, "photo.png", Files.PROGRAM), 415, "image/png");
            refused(Files.sent(base(), workspace, token, "a.txt", new byte[(10 << 20) + 1]), 415, "text/plain");
            refused(
                    Files.sent(
                            base(),
                            workspace,
                            token,
                            "a.txt",
                            "x".repeat((10 << 20) + 1).getBytes(UTF_8)),
                    413,
                    "10 MB");
            refused(Files.sent(base(), workspace, token, "a.txt", new byte[0]), 400, "empty");
            refused(Files.sent(base(), workspace, "forged", "a.png", Files.PNG), 401, "X-Visitor-Token");
            var to = Files.chat(base(), workspace.getString("widgetKey"));
            refused(
                    Rest.send(Files.form(to, "other", "a.png", Files.PNG)
                            .header("X-Visitor-Token", token)
                            .build()),
                    400,
                    "\"field\":\"file\"");
            for (var body :
                    List.of("", "--b", "--b\r\n\r\n", "--b\r\nContent-Disposition: form-data; name=file\r\n\r\nx")) {
                refused(
                        Rest.send(Files.raw(to, "multipart/form-data; boundary=b", body.getBytes(UTF_8))
                                .header("X-Visitor-Token", token)
                                .build()),
                        400,
                        "multipart");
            }
            refused(
                    Rest.send(Files.raw(to, "text/plain", new byte[9])
                            .header("X-Visitor-Token", token)
                            .build()),
                    400,
                    "boundary");
            refused(
                    Rest.send(Files.form(Files.chat(base(), "nobody"), "file", "a.png", Files.PNG)
                            .build()),
                    404,
                    "widget");
        }
    }

    @Test
    default void a_shops_page_may_ask_and_another_one_may_not() {
        var workspace = workspace();
        var sites = Json.createObjectBuilder()
                .add("allowedSites", Json.createArrayBuilder().add("https://shop.example"));
        rest().send(
                        "PATCH",
                        "workspaces/" + workspace.getString("id"),
                        sites.build().toString());
        var key = workspace.getString("widgetKey");
        try (var shopper = Socket.chat(base(), key, "Origin", "https://shop.example")) {
            var token = shopper.hello().getString("visitorToken");
            var form = Files.form(Files.chat(base(), key), "file", "a.png", Files.PNG)
                    .header("X-Visitor-Token", token);
            refused(Rest.send(form.copy().build()), 403, "not allowed");
            refused(
                    Rest.send(
                            form.copy().header("Origin", "https://evil.example").build()),
                    403,
                    "not allowed");
            assertThat(Rest.send(form.copy()
                                    .header("Origin", "https://shop.example")
                                    .build())
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    default void a_flood_of_files_is_slowed() {
        var workspace = workspace();
        try (var shopper = chat(workspace)) {
            var token = shopper.hello().getString("visitorToken");
            var statuses = IntStream.range(0, 60)
                    .mapToObj(i -> Files.sent(base(), workspace, token, "a.png", Files.PNG)
                            .status())
                    .distinct()
                    .toList();
            assertThat(statuses).containsExactly(201, 429);
        }
    }

    @Test
    default void a_link_that_was_altered_opens_nothing_and_an_unknown_file_is_not_found() {
        var workspace = workspace();
        try (var shopper = chat(workspace)) {
            var token = shopper.hello().getString("visitorToken");
            var one = uploaded(workspace, token, "one.png", Files.PNG);
            var two = uploaded(workspace, token, "two.png", Files.PNG);
            shopper.send(Files.message(id(), "", one, two));
            var url = attachment(shopper.from("visitor")).getString("url");
            assertThat(download(url).statusCode()).isEqualTo(200);
            assertThat(download(url.replace(one, two)).statusCode()).isEqualTo(403);
            assertThat(download(url.replaceFirst("\\?.*", "")).statusCode()).isEqualTo(403);
            assertThat(download(url.substring(0, url.length() - 4)).statusCode())
                    .isEqualTo(403);
            assertThat(download(url.replace(one, id())).statusCode()).isEqualTo(404);
            assertThat(download(url.replace(one, "x")).statusCode()).isEqualTo(404);
        }
    }

    @Test
    default void without_a_token_nobody_uploads_as_an_agent() {
        var to = base().resolve("api/v1/workspaces/" + demo().getString("id") + "/uploads");
        refused(Rest.send(Files.form(to, "file", "a.png", Files.PNG).build()), 401, "Bearer");
        refused(
                Rest.send(Files.form(to, "file", "a.png", Files.PNG)
                        .header("Origin", "http://localhost")
                        .header("Authorization", "Bearer wrong")
                        .build()),
                401,
                "unknown");
    }
}
