package org.deskbridge.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.deskbridge.assistant.EarlierTickets.Earlier;
import org.deskbridge.assistant.EarlierTickets.Known;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketQuestionsTest {
    private static final Instant DAY = Instant.parse("2026-11-03T10:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is the status of my ticket?",
                "any news on my request?",
                "Is there an update on the case",
                "What about my open tickets?",
                "did I contact you before?",
                "Has this customer contacted us before?",
                "have I already written to you about this",
                "Where is my ticket",
                "is there a reply to my complaint?",
                "show me my previous requests"
            })
    void a_question_about_ones_own_requests_is_recognised(String text) {
        assertThat(TicketQuestions.isOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Where is my parcel?",
                "How long does delivery take?",
                "My last order was damaged",
                "I have a problem with my order",
                "What is the status of my order?",
                "Do you sell concert tickets?",
                "I want to speak to a person",
                "Can I change my address before it ships?"
            })
    void other_questions_are_not(String text) {
        assertThat(TicketQuestions.isOne(text)).isFalse();
    }

    @Test
    void open_requests_come_first_and_nothing_is_made_up() {
        var known = List.of(new Known(
                "Gorgias",
                List.of(new Earlier("#12", "Damaged lamp", true, DAY), new Earlier("#9", "Refund", false, DAY))));
        assertThat(TicketQuestions.told(known))
                .isEqualTo("You have 1 open request:\n- #12 “Damaged lamp”, 3 Nov 2026\n\nBefore that:\n"
                        + "- #9 “Refund”, 3 Nov 2026");
        assertThat(TicketQuestions.tools(known).getFirst().label()).isEqualTo("Gorgias · 2 earlier tickets");
        assertThat(TicketQuestions.told(List.of(new Known("Gorgias", List.of()))))
                .isEqualTo("I find no earlier request of yours in our help desk.");
    }

    @Test
    void whoever_is_not_verified_is_told_nothing_of_what_was_found() {
        var known = List.of(new Known("Gorgias", List.of(new Earlier("#12", "Damaged lamp", true, DAY))));
        assertThat(TicketQuestions.withoutTelling()).doesNotContain("#12", "lamp", "1");
        assertThat(TicketQuestions.toolsWithoutCount(known).getFirst().label()).isEqualTo("Gorgias");
    }
}
