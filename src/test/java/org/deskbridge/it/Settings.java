package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Settings over REST, and that they are obeyed. */
interface Settings extends Outside {
    @Test
    default void a_workspace_begins_with_the_defaults_that_are_promised() {
        var path = "workspaces/" + workspace().getString("id");
        assertThat(rest().get(path).json().getString("helpdeskMode")).isEqualTo("builtin");
        var rules = rest().get(path + "/escalation-rules").json();
        assertThat(rules.getJsonObject("explicitRequest").getBoolean("enabled")).isTrue();
        assertThat(rules.getJsonObject("lowConfidence")
                        .getJsonNumber("threshold")
                        .doubleValue())
                .isEqualTo(0.6);
        assertThat(rest().get(path + "/abilities")
                        .json()
                        .getJsonObject("emailCapture")
                        .getString("sensitivity"))
                .isEqualTo("medium");
    }

    @Test
    default void how_long_conversations_are_kept_is_a_setting_and_a_wrong_one_is_named() {
        var path = "workspaces/" + workspace().getString("id");
        assertThat(rest().get(path).json().getInt("retentionDays")).isZero();
        assertThat(rest().send("PATCH", path, "{\"retentionDays\":30}").json().getInt("retentionDays"))
                .isEqualTo(30);
        for (var wrong : new String[] {"-1", "36501", "1.5", "\"30\""}) {
            var answer = rest().send("PATCH", path, "{\"retentionDays\":" + wrong + "}");
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("field"))
                    .isEqualTo("retentionDays");
        }
        assertThat(rest().send("PATCH", path, "{\"name\":\"Other\"}").json().getInt("retentionDays"))
                .as("what is not named stays")
                .isEqualTo(30);
    }

    @Test
    default void with_the_low_confidence_rule_an_unknown_question_is_handed_over() {
        var workspace = workspace();
        var path = "workspaces/" + workspace.getString("id");
        rest().send("PUT", path + "/escalation-rules", "{\"lowConfidence\":{\"enabled\":true}}");
        var verdict = rest().post(path + "/ask", "{\"question\":\"Do you sell submarines?\"}")
                .json();
        assertThat(verdict.getBoolean("handoff")).isTrue();
        assertThat(verdict.getString("reason")).isEqualTo("low-confidence");
        try (var shopper = chat(workspace)) {
            shopper.hello();
            shopper.say("Do you sell submarines?");
            assertThat(shopper.next("status").getString("status")).isEqualTo("escalated");
        }
    }

    @Test
    default void with_the_low_rating_rule_a_thumb_down_is_handed_over() {
        var workspace = workspace();
        try (var shopper = chat(workspace)) {
            shopper.hello();
            shopper.say("hello");
            shopper.from("assistant");
            var thumb = "{\"type\":\"rate\",\"score\":\"down\",\"seq\":2}";
            shopper.send(thumb);
            assertThat(shopper.upToPong())
                    .noneMatch(frame -> frame.getString("type").equals("status"));
            var path = "workspaces/" + workspace.getString("id");
            rest().send("PUT", path + "/escalation-rules", "{\"lowRating\":{\"enabled\":true}}");
            shopper.send(thumb);
            assertThat(shopper.next("status").getString("status")).isEqualTo("escalated");
        }
    }

    @Test
    default void without_the_explicit_request_rule_a_wish_for_a_person_is_not_obeyed() {
        var path = "workspaces/" + workspace().getString("id");
        var question = "{\"question\":\"I want to talk to a human\"}";
        assertThat(rest().post(path + "/ask", question).json().getBoolean("handoff"))
                .isTrue();
        rest().send("PUT", path + "/escalation-rules", "{\"explicitRequest\":{\"enabled\":false}}");
        assertThat(rest().post(path + "/ask", question).json().getBoolean("handoff"))
                .isFalse();
    }

    @Test
    default void while_a_human_has_the_pen_the_assistant_is_silent_until_it_is_given_back() {
        try (var shopper = chat(demo())) {
            var conversation = shopper.hello().getJsonObject("conversation").getString("id");
            shopper.say("hello");
            shopper.from("assistant");
            rest().post("conversations/" + conversation + "/takeover", "");
            assertThat(shopper.next("status").getString("control")).isEqualTo("human");
            shopper.say("How long do refunds take?");
            shopper.from("visitor");
            rest().post("conversations/" + conversation + "/messages", "{\"text\":\"I am looking\"}");
            assertThat(shopper.next("message").getJsonObject("author").getString("kind"))
                    .isEqualTo("agent");
            rest().post("conversations/" + conversation + "/give-back", "");
            shopper.say("How long do refunds take?");
            shopper.from("assistant");
        }
    }
}
