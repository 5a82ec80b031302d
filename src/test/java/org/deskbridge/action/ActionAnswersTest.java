package org.deskbridge.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visitor is told of the answer of a shop, and what of it never. */
class ActionAnswersTest extends ActionFixture {
    @Test
    void an_order_is_asked_about_and_told_in_the_admins_words() {
        var ran = run("{'values':{'number':'1043'}}");

        assertThat(ran.text()).isEqualTo("Your order 1043 is on its way.");
        assertThat(ran.ok()).isTrue();
        assertThat(shop.asked).containsExactly("GET /orders/1043");
    }

    @ParameterizedTest
    @CsvSource({
        "404, not-found, No such order.",
        "500, vendor-error, Not just now.",
        "302, vendor-error, Not just now.",
        "401, vendor-error, Not just now."
    })
    void an_answer_that_is_none_has_a_text_and_a_cause(int status, String cause, String text) {
        shop.answers(status, "{\"status\":\"stolen words\"}");
        var ran = run("{'values':{'number':'1043'}}");
        assertThat(ran.text()).isEqualTo(text);
        assertThat(ran.cause()).isEqualTo(cause);
        assertThat(shop.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[1]", "{}", "{\"status\":null}", "{\"status\":{\"a\":1}}", "{\"status\":"})
    void an_answer_without_what_the_text_needs_is_a_failure(String answer) {
        shop.answers(200, answer);
        assertThat(run("{'values':{'number':'1043'}}").cause()).isEqualTo("bad-answer");
    }

    @Test
    void answers_that_are_too_deep_too_long_or_without_end_are_contained() {
        shop.answers(200, "{\"status\":" + "[".repeat(60_000));
        assertThat(run("{'values':{'number':'1043'}}").cause()).isEqualTo("bad-answer");
        shop.answers(200, "{\"status\":\"" + "x".repeat(5_000) + "\"}");
        assertThat(run("{'values':{'number':'1043'}}").text()).hasSizeLessThan(400);
        shop.answersWithoutEnd();
        assertThat(run("{'values':{'number':'1043'}}").cause()).isEqualTo("too-large");
    }

    @Test
    void markup_of_the_vendor_or_of_a_visitor_becomes_plain_characters() {
        shop.answers(
                200,
                "{\"status\":\"<img src=x onerror=alert(1)> **bold** [go](https://evil.example) https://evil.example\\n- item\\u202e\"}");
        var text = run("{'values':{'number':'1043'}}").text();
        assertThat(text)
                .doesNotContain("<", ">", "**", "](", "https://", "\n", "\u202e")
                .contains("bold", "evil.example");
        var visitors = run("{'arguments':[{'name':'who'}],'url':'" + shop.url("/?q={who}")
                + "','response':{'text':'Hi {who}'},'values':{'who':'<b>[x](javascript:1)'}}");
        assertThat(visitors.text()).doesNotContain("<", "](", "javascript:").contains("Hi ");
    }

    @Test
    void a_link_is_made_only_where_the_admin_put_one_and_only_to_the_web() {
        var linked = "{'response':{'text':'[Track it]({link})','failed':'Not just now.'},'values':{'number':'1043'}}";
        shop.answers(200, "{\"link\":\"https://track.example/1?a=b\"}");
        assertThat(run(linked).text()).isEqualTo("[Track it](https://track.example/1?a=b)");
        shop.answers(200, "{\"link\":\"javascript:alert(1)\"}");
        assertThat(run(linked).text()).isEqualTo("Not just now.");
        shop.answers(200, "{\"link\":\"https://a.example/)[x](https://evil.example\"}");
        assertThat(run(linked).text()).isEqualTo("Not just now.");
    }
}
