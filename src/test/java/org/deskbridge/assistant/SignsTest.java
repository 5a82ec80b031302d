package org.deskbridge.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "Yes please!",
                "ok",
                "Sure, go ahead",
                "please do",
                "Do it please",
                "yeah I'd like that",
                "that would be great",
                "of course",
                "Okay, thanks"
            })
    void a_yes_to_the_offer_is_taken_for_one(String text) {
        assertThat(Signs.isConsent(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do you sell submarines?",
                "ok, how do I return it?",
                "please tell me the price",
                "no",
                "sure about the size?",
                "yes, but how long does it take?",
                "do refunds take long"
            })
    void another_question_is_none(String text) {
        assertThat(Signs.isConsent(text)).isFalse();
    }
}
