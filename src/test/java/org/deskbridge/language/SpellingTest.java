package org.deskbridge.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
    private final Spelling spelling = new Spelling(Set.of("parcelwren", "refund", "gift", "card", "voucher"));

    @ParameterizedTest
    @CsvSource({
        "wher is my refnud, where is my refund",
        "teh parcel, the parcel",
        "i want a giftcard, i want a gift card",
        "two vuochers, two voucher",
        "i cant log in, i can't log in",
        "recieve, receive"
    })
    void slips_are_put_right(String written, String meant) {
        assertThat(spelling.corrected(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "where is my refund",
                "my toothbrush and the peroxide, in two instalments",
                "colour, favourite, cheque",
                "parcelwren lost it",
                "I live in Kelderwick",
                "order KX-4471 for £9.99",
                "日本語 привет"
            })
    void words_that_exist_are_left_alone(String text) {
        assertThat(spelling.corrected(text)).isEqualTo(text);
    }

    @Test
    void one_slip_is_one_edit() {
        assertThat(Edits.between("refnud", "refund", 2)).isOne();
        assertThat(Edits.isSwap("refnud", "refund")).isTrue();
        assertThat(Edits.between("cat", "horse", 2)).isGreaterThan(2);
    }
}
