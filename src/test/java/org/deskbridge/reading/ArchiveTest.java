package org.deskbridge.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.deskbridge.reading.DocumentsForTests.parts;
import static org.deskbridge.reading.DocumentsForTests.refusal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of an archive, and the archives that are not unpacked. */
class ArchiveTest {
    @Test
    void an_archive_gives_each_of_its_files_and_says_which_it_could_not_read() {
        var parts = parts("all.zip", Zips.of(Map.of("a/Größe.md", "# A\n\nText".getBytes(UTF_8))));
        assertThat(parts).singleElement().extracting(Part::path).isEqualTo("a/Größe.md");
        var more = parts("all.zip", Zips.of("a.md", "Text", "b.exe", "MZ", "__MACOSX/._a.md", "x", ".DS_Store", "x"));
        assertThat(more).extracting(Part::path).containsExactly("a.md", "b.exe");
        assertThat(more.getLast().trouble()).startsWith("is no .md");
        assertThat(parts("all.zip", Zips.of(Map.of("in.zip", Zips.of("a.md", "x"))))
                        .getFirst()
                        .trouble())
                .contains("archive within");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.md", "a/../../evil.md", "/etc/passwd.md", "C:\\x.md", "..\\evil.md", "a\n.md"})
    void an_archive_that_names_paths_outside_of_itself_is_refused_as_a_whole(String path) {
        var parts = new ArrayList<Part>();
        var zip = Zips.of("good.md", "Good.", path, "Evil.");
        var refused = catchThrowableOfType(Unreadable.class, () -> Documents.read("a.zip", zip, parts::add));
        assertThat(refused.why()).startsWith("names a path outside of itself");
        assertThat(parts).isEmpty();
    }

    @Test
    void a_zip_bomb_is_measured_and_not_unpacked() {
        assertThat(refusal("a.zip", Zips.bomb(1, 200))).contains("more than 100 times its size");
        assertThat(refusal("a.zip", Zips.bomb(150, 1))).contains("unpacks to more than 100 MB");
        var many = new String[2004];
        for (var i = 0; i < many.length; i++) {
            many[i] = i % 2 == 0 ? i + ".md" : "x";
        }
        assertThat(refusal("a.zip", Zips.of(many))).isEqualTo("holds more than 1000 files");
    }

    @Test
    void an_archive_that_breaks_off_is_refused_as_a_whole() {
        var zip = Zips.of("a.md", "Text ".repeat(1000), "b.md", "More");
        assertThat(refusal("a.zip", Arrays.copyOf(zip, 40))).contains("breaks off");
        assertThat(refusal("a.zip", Zips.of())).contains("holds no files");
    }
}
