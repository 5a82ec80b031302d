package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Evaluation sets over REST: made, asked in the background, compared, and refused by field. */
interface EvaluationsOverRest extends Outside {
    String BALLOON = "What does hiring a hot-air balloon cost?";

    private String set(JsonObject workspace) {
        var path = "workspaces/" + workspace.getString("id") + "/evaluation-sets";
        return "evaluation-sets/"
                + rest().created(path, Rest.object("name", "Balloons")).getString("id");
    }

    private String article(JsonObject workspace) {
        var body = "A hot-air balloon is hired for ninety pounds an hour, with a pilot.";
        return rest().created(
                        "workspaces/" + workspace.getString("id") + "/articles",
                        Rest.object("title", "Hiring a hot-air balloon", "body", body))
                .getString("id");
    }

    private JsonObject ran(String set) {
        var begun = rest().post(set + "/runs", "");
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        var path = "evaluation-runs/" + begun.json().getString("id");
        return Eventually.some(() -> Optional.of(rest().get(path).json())
                .filter(run -> !run.getString("state").equals("running")));
    }

    private Rest.Answer sent(String set, byte[] table) {
        return Rest.send(Files.form(base().resolve("api/v1/" + set + "/cases/import"), "file", "cases.csv", table)
                .header("Authorization", "Bearer " + Rest.TOKEN)
                .build());
    }

    private void refused(Rest.Answer answer, String... mentions) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains(mentions);
    }

    @Test
    default void a_set_is_asked_and_compared_with_the_last_time() {
        var workspace = workspace();
        var set = set(workspace);
        var article = article(workspace);
        rest().created(set + "/cases", Rest.object("question", BALLOON, "expectation", "article", "article", article));
        rest().created(set + "/cases", Rest.object("question", "A human please", "expectation", "hand-over"));
        var first = ran(set);
        assertThat(first.getInt("passed")).as(first.toString()).isEqualTo(2);
        assertThat(first.getJsonObject("handOvers").getJsonNumber("recall").doubleValue())
                .isEqualTo(1);
        rest().send("DELETE", "articles/" + article, null);
        var second = ran(set);
        assertThat(second.getJsonObject("differences").getInt("newly-failing")).isEqualTo(1);
        assertThat(second.getString("previous")).isEqualTo(first.getString("id"));
        var worse = rest().get("evaluation-runs/" + second.getString("id") + "/results?show=newly-failing")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(worse.getJsonObject("then").getString("text")).contains("ninety pounds");
        assertThat(worse.getJsonObject("now").getString("outcome")).isEqualTo("unknown");
        assertThat(rest().send("DELETE", set, null).status()).isEqualTo(204);
        assertThat(rest().get("evaluation-runs/" + second.getString("id")).status())
                .isEqualTo(404);
    }

    @Test
    default void wrong_cases_are_refused_by_field_and_wrong_tables_by_line() {
        var workspace = workspace();
        var set = set(workspace);
        refused(rest().post(set + "/cases", "{}"), "\"field\":\"question\"", "\"field\":\"expectation\"");
        refused(
                rest().post(set + "/cases", "{\"question\":\"Why?\",\"expectation\":\"perhaps\"}"),
                "\"field\":\"expectation\"",
                "article, hand-over, unknown");
        refused(
                rest().post(
                                set + "/cases",
                                "{\"question\":\"Why?\",\"expectation\":\"article\",\"article\":\"" + UUID.randomUUID()
                                        + "\"}"),
                "\"field\":\"article\"");
        refused(
                rest().post(
                                set + "/cases",
                                Rest.object("question", "x".repeat(4001), "expectation", "unknown")
                                        .toString()),
                "\"field\":\"question\"");
        refused(rest().post(set + "/cases", "{\"trace\":\"x\",\"expectation\":\"unknown\"}"), "\"field\":\"trace\"");
        refused(
                rest().post("workspaces/" + workspace.getString("id") + "/evaluation-sets", "{\"name\":\"balloons\"}"),
                "\"field\":\"name\"");
        refused(sent(set, "Why?;unknown\nHow?;maybe\n".getBytes(StandardCharsets.UTF_8)), "line 2");
        refused(sent(set, new byte[] {'a', (byte) 0xC3, (byte) 0x28}), "UTF-8");
        assertThat(rest().post(set + "/runs", "").status()).isEqualTo(409);
        rest().created(set + "/cases", Rest.object("question", "Why?", "expectation", "unknown"));
        var run = ran(set);
        refused(rest().get("evaluation-runs/" + run.getString("id") + "/results?show=some"), "\"field\":\"show\"");
        assertThat(rest().get("evaluation-sets/" + UUID.randomUUID()).status()).isEqualTo(404);
    }
}
