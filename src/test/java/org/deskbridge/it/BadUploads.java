package org.deskbridge.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files and links that are refused, each with its reason. */
interface BadUploads extends Uploading {
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
            shopper.send(Files.message(Uploading.id(), "", one, two));
            var url = Uploading.attachment(shopper.from("visitor")).getString("url");
            assertThat(Uploading.download(url).statusCode()).isEqualTo(200);
            assertThat(Uploading.download(url.replace(one, two)).statusCode()).isEqualTo(403);
            assertThat(Uploading.download(url.replaceFirst("\\?.*", "")).statusCode())
                    .isEqualTo(403);
            assertThat(Uploading.download(url.substring(0, url.length() - 4)).statusCode())
                    .isEqualTo(403);
            assertThat(Uploading.download(url.replace(one, Uploading.id())).statusCode())
                    .isEqualTo(404);
            assertThat(Uploading.download(url.replace(one, "x")).statusCode()).isEqualTo(404);
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
