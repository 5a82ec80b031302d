package org.deskbridge.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSetTest {
    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static RuleSet rules(String text) {
        var fields = new Fields(json(text));
        var rules = RuleSetJson.read(fields, RuleSet.DEFAULT);
        fields.check();
        return rules;
    }

    private static List<Reason> fired(RuleSet rules, Sign... signs) {
        return rules.judge(List.of(signs)).stream()
                .filter(RuleSet.Judgement::fired)
                .map(judgement -> judgement.sign().reason())
                .toList();
    }

    @Test
    void several_rules_fire_in_the_same_instant_and_those_that_are_off_do_not() {
        var rules = rules("""
                {"frustration":{"enabled":true,"threshold":0.7},"lowRating":{"enabled":false},
                 "topics":{"enabled":true,"topics":["Legal threat"]},"action":{"enabled":true,"actions":["cancel"]}}""");
        assertThat(fired(
                        rules,
                        new Sign(Reason.EXPLICIT_REQUEST, 0.9, ""),
                        new Sign(Reason.FRUSTRATION, 0.7, ""),
                        new Sign(Reason.LOW_RATING, 1, ""),
                        new Sign(Reason.LOW_CONFIDENCE, 0.1, ""),
                        new Sign(Reason.TOPIC, 1, "legal threat"),
                        new Sign(Reason.ACTION, 1, "order-status")))
                .containsExactly(Reason.EXPLICIT_REQUEST, Reason.FRUSTRATION, Reason.TOPIC);
        assertThat(fired(rules, new Sign(Reason.FRUSTRATION, 0.69, ""))).isEmpty();
    }

    @Test
    void what_is_written_is_read_again() {
        var rules = rules("""
                {"explicitRequest":{"enabled":false,"route":{"group":"4711","team":"8"}},
                 "topics":{"enabled":true,"topics":["refund","lawyer"]},"lowConfidence":{"threshold":0.25}}""");
        assertThat(RuleSetJson.read(new Fields(RuleSetJson.write(rules)), RuleSet.DEFAULT))
                .isEqualTo(rules);
        assertThat(rules.of(Reason.EXPLICIT_REQUEST).route().ids()).containsEntry("group", "4711");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'frustration':{'threshold':1.5}}|frustration.threshold",
                "{'lowConfidence':{'threshold':'much'}}|lowConfidence.threshold",
                "{'topics':{'topics':['a','']}}|topics.topics",
                "{'action':{'actions':'cancel'}}|action.actions",
                "{'explicitRequest':{'route':{'group':'sales'}}}|explicitRequest.route.group",
                "{'visitorButton':'off'}|visitorButton"
            },
            quoteCharacter = '#')
    void what_is_wrong_is_named(String text, String field) {
        assertThat(catchThrowableOfType(Problem.class, () -> rules(text.replace('\'', '"')))
                        .getMessage())
                .startsWith(field + " ");
    }
}
