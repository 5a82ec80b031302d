package org.deskbridge.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordPiecesTest {
    private final WordPieces pieces = WordPieces.shared();

    @Test
    void a_text_is_cut_as_the_model_was_trained() {
        assertThat(pieces.ids("Hello, world!", 256)).containsExactly(101, 7592, 1010, 2088, 999, 102);
        assertThat(pieces.ids("unaffordable", 256)).hasSizeGreaterThan(3);
    }

    @Test
    void accents_and_capitals_make_no_difference() {
        assertThat(pieces.ids("CAFÉ Zoë", 256)).isEqualTo(pieces.ids("cafe zoe", 256));
    }

    @Test
    void ideographs_are_words_of_their_own() {
        assertThat(WordPieces.basic("ab日本c")).containsExactly("ab", "日", "本", "c");
    }

    @Test
    void what_the_vocabulary_cannot_spell_is_one_unknown_piece() {
        assertThat(pieces.ids("☃☃x", 256)).containsExactly(101, 100, 102);
        assertThat(pieces.count("a".repeat(500))).isOne();
    }

    @Test
    void a_long_text_keeps_its_end_mark() {
        var ids = pieces.ids("word ".repeat(1000), 256);

        assertThat(ids).hasSize(256).endsWith(102);
    }

    @Test
    void control_characters_and_broken_surrogates_do_no_harm() {
        assertThat(WordPieces.basic("a\u0000b\uD83Dc\tend")).containsExactly("abc", "end");
    }
}
