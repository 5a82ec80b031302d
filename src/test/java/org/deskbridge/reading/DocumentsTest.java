package org.deskbridge.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.reading.DocumentsForTests.parts;
import static org.deskbridge.reading.DocumentsForTests.refusal;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of texts, tables and pages, and of files that are not what they are called. */
class DocumentsTest {
    private static List<Piece> read(String name, String content) {
        return parts(name, content.getBytes(UTF_8)).getFirst().pieces();
    }

    @Test
    void markdown_is_cut_at_its_top_headings_and_not_inside_of_code() {
        var pieces = read("shop.md", """
                Words before.

                # Returns

                Send it back.

                ## How

                By post.

                ```
                # no heading
                ```

                Delivery
                ========

                In two days.
                """);
        assertThat(pieces).extracting(Piece::title).containsExactly("shop", "Returns", "Delivery");
        assertThat(pieces.get(1).body()).contains("Send it back.", "## How", "# no heading");
        assertThat(pieces.get(2).body()).isEqualTo("In two days.");
    }

    @Test
    void a_single_heading_is_the_title_of_the_whole() {
        var pieces = read("a.md", "# Returns\n\nSend it back.\n\n## How\n\nBy post.\n\n## When\n\nSoon.");
        assertThat(pieces).singleElement().extracting(Piece::title).isEqualTo("Returns");
        assertThat(pieces.getFirst().body()).startsWith("Send it back.").contains("## How", "## When");
    }

    @Test
    void two_parts_of_one_title_have_keys_of_their_own_and_front_matter_is_no_text() {
        var pieces = read("a.md", "---\ntitle: \"All\"\nlang: de\n---\n# A\n\none\n\n# A\n\ntwo");
        assertThat(pieces).extracting(Piece::key).containsExactly("A", "A #2");
        assertThat(pieces).extracting(Piece::language).containsOnly("de");
        assertThat(pieces).extracting(Piece::body).containsExactly("one", "two");
    }

    @Test
    void a_very_long_text_becomes_several_and_loses_nothing() {
        var text =
                IntStream.range(0, 20_000).mapToObj(i -> "Paragraph " + i + ".").collect(Collectors.joining("\n\n"));
        var pieces = read("long.txt", text);
        assertThat(pieces)
                .hasSizeGreaterThan(3)
                .allSatisfy(piece -> assertThat(piece.body()).hasSizeLessThan(60_001));
        assertThat(pieces.stream().map(Piece::body).collect(Collectors.joining("\n\n")))
                .isEqualTo(text);
    }

    @Test
    void a_csv_has_quotes_line_breaks_and_other_names_for_its_columns() {
        var table = """
                \uFEFFFrage;Antwort;Link;Sprache
                "Was kostet ""Express""?";"Neun Euro;
                zehn nach 18 Uhr.";https://a.example/x;de_AT
                ;;;
                Ohne Adresse?;Ja.;javascript:alert(1);quatsch und mehr
                """;
        var pieces = read("faq.csv", table.replace("\n", "\r\n"));
        assertThat(pieces).extracting(Piece::title).containsExactly("Was kostet \"Express\"?", "Ohne Adresse?");
        assertThat(pieces.getFirst().body()).isEqualTo("Neun Euro;\nzehn nach 18 Uhr.");
        assertThat(pieces.getFirst().url()).isEqualTo("https://a.example/x");
        assertThat(pieces.getFirst().language()).isEqualTo("de-AT");
        assertThat(pieces.getLast().url()).isNull();
    }

    @Test
    void a_csv_without_its_columns_or_with_an_open_quote_says_so() {
        assertThat(refusal("a.csv", "name,phone\nAnn,1".getBytes(UTF_8)))
                .isEqualTo("must name the columns question and answer in its first line; it names name, phone");
        assertThat(refusal("a.csv", "question,answer\n\"open,x\n".getBytes(UTF_8)))
                .contains("left open");
        assertThat(refusal("a.csv", "question,answer\n".getBytes(UTF_8))).isEqualTo("holds no words");
    }

    @Test
    void html_keeps_its_own_words_and_not_what_stands_around_them() {
        var piece = read("a.html", """
                <html lang=de-DE><head><title>Versand | Laden</title><script>evil()</script></head><body>
                <nav>Start Kontakt</nav><div class=x><h1>Versand <b>weltweit</b></h1><p>Wir liefern <a href="https://a.example/b">überall</a>
                hin.<br>Auch [hier].</p><ul><li>Post<ul><li>Brief</li></ul></li><li>Bote</li></ul>
                <table><tr><th>Land</th><th>Preis</th></tr><tr><td>DE</td><td>4 | 5</td></tr></table><p># kein Titel</p></div>
                <footer>Impressum</footer></body></html>""").getFirst();
        assertThat(piece.title()).isEqualTo("Versand weltweit");
        assertThat(piece.language()).isEqualTo("de-DE");
        assertThat(piece.body()).isEqualTo("""
                        Wir liefern [überall](https://a.example/b) hin. \s
                        Auch \\[hier\\].

                        - Post
                          - Brief
                        - Bote

                        | Land | Preis |
                        | --- | --- |
                        | DE | 4 \\| 5 |

                        \\# kein Titel""");
    }

    @Test
    void html_is_read_in_the_character_set_that_it_names_or_not_at_all() {
        var page = "<meta charset=windows-1252><h1>Größe</h1><p>Über Maß</p>".getBytes(Charset.forName("windows-1252"));
        assertThat(parts("a.html", page).getFirst().pieces().getFirst().body()).isEqualTo("Über Maß");
        var wrong = "<meta charset=utf-8><h1>Größe</h1><p>Über Maß</p>".getBytes(ISO_8859_1);
        assertThat(refusal("a.html", wrong)).isEqualTo("is not written in the character set that it names");
    }

    @Test
    void text_is_utf_8_or_marked_otherwise_it_is_refused_with_a_way_out() {
        assertThat(refusal("a.md", "Größe".getBytes(ISO_8859_1)))
                .isEqualTo("is not written in UTF-8; save it as UTF-8 and send it again");
        assertThat(parts("a.md", "Größe".getBytes(UTF_16))
                        .getFirst()
                        .pieces()
                        .getFirst()
                        .body())
                .isEqualTo("Größe");
        assertThat(refusal("a.txt", "A\0B".getBytes(UTF_8))).contains("control characters");
        assertThat(refusal("a.txt", "Hello".getBytes(UTF_16LE))).contains("control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.md", "a.html", "a.csv", "a.pdf", "a.zip", "a.txt"})
    void an_empty_file_and_one_of_blanks_are_refused(String name) {
        assertThat(refusal(name, new byte[0])).isEqualTo("is empty");
        assertThat(refusal(name, " \n ".getBytes(UTF_8))).isNotEmpty();
    }

    @Test
    void a_name_that_lies_is_found_out() {
        assertThat(refusal("a.pdf", "Hello".getBytes(UTF_8))).isEqualTo("is no PDF, whatever its name says");
        assertThat(refusal("a.zip", "Hello".getBytes(UTF_8))).isEqualTo("is no ZIP archive, whatever its name says");
        assertThat(refusal("a.md", Pdfs.saying("x"))).isEqualTo("is not what its name says");
        assertThat(refusal("a.docx", Zips.of("x", "y"))).contains("is no .md");
    }

    @Test
    void what_is_nested_without_end_is_read_or_refused_and_breaks_nothing() {
        var deep = "<div>".repeat(100_000) + "words" + "</div>".repeat(100_000);
        assertThat(parts("a.html", deep.getBytes(UTF_8))).hasSize(1);
        var quotes = ">".repeat(20_000) + " words";
        try {
            assertThat(parts("a.md", quotes.getBytes(UTF_8))).hasSize(1);
        } catch (Unreadable refused) {
            assertThat(refused.why()).isEqualTo("is nested too deeply");
        }
    }
}
