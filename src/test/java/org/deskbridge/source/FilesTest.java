package org.deskbridge.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import org.deskbridge.SettableClock;
import org.deskbridge.TestDatabase;
import org.deskbridge.language.Embedding;
import org.deskbridge.outbound.OutboundForTests;
import org.deskbridge.reading.Zips;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class FilesTest {
    private static final TestDatabase DATABASE = TestDatabase.h2();
    private static final Embedding EMBEDDING = new Embedding();

    private final SourceBeans beans =
            new SourceBeans(DATABASE, EMBEDDING, OutboundForTests.open(), new SettableClock());

    @AfterAll
    static void stop() {
        EMBEDDING.close();
        DATABASE.close();
    }

    private UUID sent(String name, byte[] content) {
        return beans.inside(() -> beans.files.take(name, "", new ByteArrayInputStream(content)))
                .id();
    }

    private SourceView read(String name, byte[] content) {
        return beans.filed(sent(name, content));
    }

    private List<String> titles() {
        return beans.inside(() -> beans.articles.headings("", 0, 100)).stream()
                .map(heading -> heading.title())
                .sorted()
                .toList();
    }

    @Test
    void an_archive_becomes_articles_and_names_what_it_could_not_take() {
        var read = read(
                "help.zip",
                Zips.of(
                        "returns.md", "# Returns\n\nYou may send it back within nine days.",
                        "faq.csv", "question,answer\nDo you ship to Norway?,Yes. It takes a week.\n",
                        "setup.exe", "MZ"));
        assertThat(read.state()).isEqualTo("done");
        assertThat(read.articles()).isEqualTo(2);
        assertThat(read.message()).contains("1 could not be read: setup.exe is no .md");
        assertThat(titles()).containsExactly("Do you ship to Norway?", "Returns");
    }

    @Test
    void a_file_of_the_same_name_takes_the_place_of_the_earlier_one() {
        var first = read("faq.csv", "question,answer\nOne?,Yes.\nTwo?,No.\n".getBytes(UTF_8));
        var second = read("faq.csv", "question,answer\nTwo?,Perhaps.\nThree?,Yes.\n".getBytes(UTF_8));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(titles()).containsExactly("Three?", "Two?");
    }

    @Test
    void a_refused_file_changes_nothing_and_says_why() {
        read("help.zip", Zips.of("returns.md", "# Returns\n\nNine days."));
        var refused = read("help.zip", Zips.of("new.md", "# New\n\nWords.", "../../evil.md", "# Evil\n\nWords."));
        assertThat(refused.state()).isEqualTo("failed");
        assertThat(refused.message())
                .isEqualTo("The file names a path outside of itself: ../../evil.md. Its earlier articles stay.");
        assertThat(titles()).containsExactly("Returns");
    }

    @Test
    void the_same_reading_twice_after_a_death_in_between_doubles_nothing() {
        var source = sent("a.md", "# A\n\nFirst.\n\n# B\n\nSecond.".getBytes(UTF_8));
        beans.filed(source);
        beans.filed(source);
        assertThat(titles()).containsExactly("A", "B");
    }

    @Test
    void a_removed_source_takes_its_articles_along_and_no_others() {
        read("keep.md", "# Kept\n\nWords.".getBytes(UTF_8));
        var source = read("drop.md", "# Dropped\n\nWords.".getBytes(UTF_8));
        beans.removed(source.id());
        assertThat(titles()).containsExactly("Kept");
        assertThat(beans.inside(() -> beans.sources.list()))
                .extracting(SourceView::name)
                .containsExactly("keep.md");
    }

    @Test
    void each_article_has_its_language_and_one_that_is_given_counts_for_all() {
        var german =
                "# Rückgabe\n\nSie können die Ware innerhalb von dreißig Tagen zurückgeben, und wir zahlen das Porto.";
        read("a.md", german.getBytes(UTF_8));
        var article = beans.inside(() -> beans.articles.headings("", 0, 1)).getFirst();
        assertThat(beans.inside(() -> beans.articles.get(article.id())).language())
                .isEqualTo("de");
        var given =
                beans.inside(() -> beans.files.take("a.md", "fr", new ByteArrayInputStream(german.getBytes(UTF_8))));
        beans.filed(given.id());
        assertThat(beans.inside(() -> beans.articles.get(article.id())).language())
                .isEqualTo("fr");
    }

    @Test
    void what_nobody_could_read_is_refused_when_it_is_sent() {
        assertThatThrownBy(() -> sent("a.docx", new byte[] {1})).hasMessageContaining(".md, .txt, .html");
        assertThatThrownBy(() -> sent("a.md", new byte[0])).hasMessageContaining("file is empty");
        assertThatThrownBy(() -> sent("a.txt", new byte[20 * 1024 * 1024 + 1])).hasMessageContaining("20 MB");
    }
}
