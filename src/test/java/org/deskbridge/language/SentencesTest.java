package org.deskbridge.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void a_sentence_ends_where_a_reader_breathes() {
        assertThat(Sentences.of("It costs £3.50. Do you agree? Yes!\nNext line"))
                .containsExactly("It costs £3.50.", "Do you agree?", "Yes!", "Next line");
    }

    @Test
    void an_abbreviation_or_a_number_in_a_list_ends_nothing() {
        assertThat(Sentences.of("1. Pack it, e.g. in a box.")).containsExactly("1. Pack it, e.g. in a box.");
    }
}
