package org.deskbridge.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.deskbridge.language.WordPieces;
import org.junit.jupiter.api.Test;

class CutterTest {
    @Test
    void a_heading_begins_a_passage_and_stays_with_it() {
        var passages =
                Cutter.cut("Returns", "Send it back.\n\n## What it costs\n\nNothing.\n\n### Abroad\n\nFive euros.");

        assertThat(passages)
                .containsExactly(
                        new Passage(0, "", "Send it back."),
                        new Passage(1, "What it costs", "Nothing."),
                        new Passage(2, "What it costs - Abroad", "Five euros."));
    }

    @Test
    void lists_links_and_emphasis_become_readable_text() {
        var passages = Cutter.cut("T", "Do **this**:\n\n- open [the page](https://x.y)\n- wait\n\n1. one\n2. two");

        assertThat(passages)
                .extracting(Passage::text)
                .containsExactly("Do this:\n• open the page\n• wait\n1. one\n2. two");
    }

    @Test
    void a_table_row_can_be_read_without_its_table() {
        var passages = Cutter.cut("Costs", "| From | Cost |\n|---|---|\n| UK | £3 |\n| EU | £7 |");

        assertThat(passages).extracting(Passage::text).containsExactly("• UK: Cost £3\n• EU: Cost £7");
    }

    @Test
    void html_is_dropped() {
        var passages = Cutter.cut("T", "<script>alert(1)</script>\n\nSafe <b onclick=x>text</b>.");

        assertThat(passages).extracting(Passage::text).containsExactly("Safe text.");
    }

    @Test
    void no_passage_is_longer_than_the_model_reads_and_no_word_is_lost() {
        var article = "This sentence is one of very many in a long paragraph. ".repeat(200);

        var passages = Cutter.cut("A title", article + "\n\n" + "x".repeat(5000) + "\n\n" + "日本".repeat(400));

        assertThat(passages).allSatisfy(passage -> {
            assertThat(WordPieces.shared().count("A title. " + passage.text())).isLessThanOrEqualTo(126);
            assertThat(passage.text()).hasSizeLessThan(4000);
        });
        var all = passages.stream().map(Passage::text).collect(Collectors.joining());
        assertThat(all.replaceAll("\\s", "")).contains("x".repeat(5000)).contains("日本".repeat(400));
        assertThat(all.split("paragraph", -1)).hasSize(201);
    }

    @Test
    void a_title_of_the_greatest_length_still_leaves_room() {
        var passages = Cutter.cut("word ".repeat(60), "# Again\n\n## " + "heading ".repeat(80) + "\n\nThe text.");

        assertThat(passages).singleElement().satisfies(passage -> {
            assertThat(passage.text()).isEqualTo("The text.");
            assertThat(passage.heading()).hasSizeLessThanOrEqualTo(300);
        });
    }

    @Test
    void an_empty_article_has_no_passages() {
        assertThat(Cutter.cut("T", " \n\n ")).isEmpty();
    }
}
