package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The rules of handing over, obeyed over the visitor's socket. */
interface HandOverRules extends Outside {
    private void rules(JsonObject workspace, String rules) {
        var path = "workspaces/" + workspace.getString("id") + "/escalation-rules";
        assertThat(rest().send("PUT", path, rules).status()).isEqualTo(200);
    }

    private JsonObject onlyTicket(JsonObject workspace) {
        var tickets = rest().get("workspaces/" + workspace.getString("id") + "/tickets")
                .json()
                .getJsonArray("items");
        assertThat(tickets).hasSize(1);
        return tickets.getJsonObject(0);
    }

    @Test
    default void several_rules_in_one_instant_make_one_hand_over_with_all_its_reasons() {
        var workspace = workspace();
        rules(workspace, """
                {"frustration":{"enabled":true,"threshold":0.5},"topics":{"enabled":true,"topics":["double charge"]}}""");
        try (var shopper = chat(workspace)) {
            shopper.hello();
            shopper.say("THIS IS RIDICULOUS!!! You charged me double and nobody helps, get me a human");
            assertThat(shopper.next("status").getString("status")).isEqualTo("escalated");
        }
        assertThat(onlyTicket(workspace).getJsonArray("tags").toString())
                .contains("explicit-request", "frustration", "topic");
        var shown = rest().get("workspaces/" + workspace.getString("id") + "/escalation-rules")
                .json();
        for (var rule : new String[] {"explicitRequest", "frustration", "topics"}) {
            assertThat(shown.getJsonObject(rule).getInt("firedLastWeek"))
                    .as(rule)
                    .isEqualTo(1);
        }
        assertThat(shown.getJsonObject("lowRating").getInt("firedLastWeek")).isZero();
    }

    @Test
    default void a_rule_that_is_off_leaves_the_frustrated_with_the_assistant() {
        var workspace = workspace();
        try (var shopper = chat(workspace)) {
            shopper.hello();
            shopper.say("this is ridiculous, your answers are useless");
            shopper.from("assistant");
            assertThat(shopper.upToPong())
                    .noneMatch(frame -> frame.getString("type").equals("status"));
        }
    }

    @Test
    default void outside_the_office_hours_a_visitor_is_told_when_people_are_back_in_their_own_time() {
        var workspace = workspace();
        var tomorrow =
                LocalDate.now(ZoneOffset.UTC).plusDays(1).getDayOfWeek().name().toLowerCase(Locale.ROOT);
        var hours = "{\"enabled\":true,\"timeZone\":\"UTC\",\"week\":{\"" + tomorrow
                + "\":[{\"from\":\"09:00\",\"to\":\"17:00\"}]}}";
        var path = "workspaces/" + workspace.getString("id") + "/office-hours";
        assertThat(rest().send("PUT", path, hours).status()).isEqualTo(200);
        try (var shopper = chat(workspace)) {
            shopper.hello(Rest.object("type", "hello", "timeZone", "Asia/Tokyo"));
            shopper.send(Rest.object("type", "escalate"));
            var told = shopper.next(frame -> frame.toString().contains("People are back"));
            assertThat(told.getString("text")).contains("at 18:00 (your time)", "e-mail address");
        }
        try (var shopper = chat(workspace)) {
            shopper.hello(Rest.object("type", "hello", "timeZone", "Middle/Earth"));
            shopper.send(Rest.object("type", "escalate"));
            var told = shopper.next(frame -> frame.toString().contains("People are back"));
            assertThat(told.getString("text")).contains("at 09:00 (Z)".replace("Z", "UTC"));
        }
    }

    @Test
    default void where_the_visitors_button_is_off_it_is_not_offered_and_does_nothing() {
        var workspace = workspace();
        rules(workspace, "{\"visitorButton\":{\"enabled\":false}}");
        try (var shopper = chat(workspace)) {
            var welcome = shopper.hello();
            assertThat(welcome.getJsonObject("settings").getBoolean("handover")).isFalse();
            shopper.send(Rest.object("type", "escalate"));
            assertThat(shopper.next("error").getString("code")).isEqualTo("closed");
        }
    }

    @Test
    default void wrong_rules_and_hours_are_refused_with_the_names_of_their_fields() {
        var workspace = "workspaces/" + workspace().getString("id");
        var rules = rest().send(
                        "PUT",
                        workspace + "/escalation-rules",
                        "{\"frustration\":{\"threshold\":-1},\"topics\":{\"topics\":[\"\"]},\"action\":{\"actions\":7}}");
        assertThat(rules.status()).isEqualTo(400);
        assertThat(rules.text()).contains("frustration.threshold", "topics.topics", "action.actions");
        var hours = rest().send(
                        "PUT",
                        workspace + "/office-hours",
                        "{\"timeZone\":\"Nowhere\",\"week\":{\"monday\":[{\"from\":\"25:00\",\"to\":\"1\"}]}}");
        assertThat(hours.status()).isEqualTo(400);
        assertThat(hours.text()).contains("timeZone", "week.monday[0].from", "week.monday[0].to");
    }
}
