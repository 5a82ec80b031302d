package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Bad input over REST: the error names the cause, and nothing of the server shows. */
interface BadRest extends Outside {
    private void refused(Rest.Answer answer, int status, String... mentions) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().getInt("status")).isEqualTo(status);
        assertThat(mentions).allSatisfy(mention -> assertThat(answer.text()).contains(mention));
        assertThat(answer.text()).doesNotContain("Exception", "at org.", "jakarta.");
    }

    @Test
    default void without_a_token_or_with_a_wrong_one_nothing_is_shown() {
        refused(new Rest(base(), "wrong").get("workspaces"), 401, "unknown or has expired");
        refused(
                Rest.send(HttpRequest.newBuilder(base().resolve("api/v1/workspaces"))
                        .build()),
                401,
                "Bearer");
    }

    @Test
    default void malformed_bodies_are_refused() {
        var articles = "workspaces/" + demo().getString("id") + "/articles";
        for (var body : List.of("{", "[]", "\"text\"", "null", "{\"title\":", "{} trailing")) {
            refused(rest().post(articles, body), 400);
        }
        refused(rest().post(articles, "{}"), 400, "\"field\":\"title\"", "\"field\":\"body\"");
        refused(rest().post(articles, "{\"title\":5,\"body\":[\"x\"]}"), 400, "title", "must be a text");
        refused(rest().post(articles, "{\"title\":\" \",\"body\":\"b\"}"), 400, "must not be empty");
        refused(rest().post(articles, "{\"title\":\"a\\u0000b\",\"body\":\"b\"}"), 400, "U+0000");
        refused(rest().post(articles, "{\"title\":\"t\",\"body\":\"b\",\"url\":\"javascript:alert(1)\"}"), 400, "url");
    }

    @Test
    default void broken_utf8_is_refused() {
        var request = HttpRequest.newBuilder(base().resolve("api/v1/workspaces"))
                .header("Authorization", "Bearer " + Rest.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', '}'}))
                .build();
        refused(Rest.send(request), 400, "UTF-8");
    }

    @Test
    default void a_ten_megabyte_article_is_too_large() {
        var articles = "workspaces/" + demo().getString("id") + "/articles";
        refused(
                rest().post(
                                articles,
                                Rest.object("title", "T", "body", "x".repeat(10 << 20))
                                        .toString()),
                413);
        refused(
                rest().post(
                                articles,
                                Rest.object("title", "T", "body", "x".repeat(300 << 10))
                                        .toString()),
                413,
                "body");
    }

    @Test
    default void ids_that_are_wrong_or_someone_elses_are_not_found() {
        var paths =
                List.of("workspaces/%s", "conversations/%s", "tickets/%s", "articles/%s", "conversations/%s/messages");
        for (var path : paths) {
            for (var id : List.of("x", "0", UUID.randomUUID().toString(), "..%2f..", "%00", "a".repeat(3000))) {
                assertThat(rest().get(path.formatted(id)).status())
                        .as(path + " " + id)
                        .isIn(400, 404);
            }
            refused(rest().get(path.formatted(UUID.randomUUID())), 404);
        }
        refused(rest().post("deliveries/" + UUID.randomUUID() + "/retry", ""), 404);
    }

    @Test
    default void wrong_parameters_are_named() {
        var workspace = "workspaces/" + demo().getString("id");
        refused(rest().get(workspace + "/conversations?status=lost"), 400, "\"field\":\"status\"");
        refused(rest().get(workspace + "/articles?limit=0"), 400, "\"field\":\"limit\"");
        refused(rest().get(workspace + "/articles?limit=9999999999"), 400, "\"field\":\"limit\"");
        refused(rest().get(workspace + "/articles?cursor=x"), 400, "\"field\":\"cursor\"");
        refused(rest().get(workspace + "/tickets?cursor=x"), 400, "\"field\":\"cursor\"");
        refused(rest().get(workspace + "/deliveries?state=x"), 400, "\"field\":\"state\"");
        refused(rest().get("nothing/here"), 404);
        refused(rest().send("DELETE", "workspaces", null), 405);
    }

    @Test
    default void settings_out_of_range_are_named_all_at_once() {
        var workspace = "workspaces/" + workspace().getString("id");
        refused(
                rest().send(
                                "PUT",
                                workspace + "/escalation-rules",
                                "{\"lowConfidence\":{\"threshold\":2},\"explicitRequest\":{\"enabled\":\"yes\"}}"),
                400,
                "lowConfidence.threshold",
                "explicitRequest.enabled");
        refused(
                rest().send("PUT", workspace + "/abilities", "{\"emailCapture\":{\"sensitivity\":\"extreme\"}}"),
                400,
                "emailCapture.sensitivity");
        refused(rest().send("PATCH", workspace, "{\"helpdeskMode\":\"jira\"}"), 400, "helpdeskMode");
        refused(rest().send("PATCH", workspace, "{\"allowedSites\":[\"not a site\"]}"), 400, "allowedSites");
    }

    @Test
    default void a_conversation_is_listed_in_its_own_workspace_only() {
        var mine = workspace();
        var foreign = demo();
        try (var shopper = chat(foreign)) {
            var conversation = shopper.hello().getJsonObject("conversation").getString("id");
            shopper.say("Hello there");
            shopper.from("visitor");
            assertThat(listed(mine, "conversations"))
                    .noneMatch(item -> item.toString().contains(conversation));
            assertThat(listed(foreign, "conversations"))
                    .anyMatch(item -> item.toString().contains(conversation));
        }
    }

    private List<JsonObject> listed(JsonObject workspace, String what) {
        return new ArrayList<>(rest().get("workspaces/" + workspace.getString("id") + "/" + what + "?limit=200")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class));
    }
}
