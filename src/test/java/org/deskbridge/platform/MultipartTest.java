package org.deskbridge.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultipartTest {
    private static final String TYPE = "multipart/form-data; boundary=xYz";
    private static final String FILE = "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n";

    private static String read(String type, String body) {
        return Multipart.read(type, new ByteArrayInputStream(body.getBytes(UTF_8)), "file", part -> {
            try {
                return part.fileName() + "|" + part.contentType() + "|"
                        + new String(part.content().readAllBytes(), UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void the_part_of_that_name_is_read_whatever_stands_around_it() {
        assertThat(read(TYPE, "--xYz\r\n" + FILE + "Hello\r\n--xYz--\r\n")).isEqualTo("a.txt||Hello");
        assertThat(read(
                        TYPE,
                        "preamble\r\n--xYz  \r\nContent-Disposition: form-data; name=note\r\n\r\nx\r\n--xYz\r\n"
                                + "content-type: text/plain\r\n" + FILE + "Hello\r\n--xYz--"))
                .isEqualTo("a.txt|text/plain|Hello");
        assertThat(read("Multipart/Form-Data; charset=utf-8; boundary=\"a b\"", "--a b\r\n" + FILE + "\r\n--a b--"))
                .isEqualTo("a.txt||");
    }

    @Test
    void what_looks_like_a_boundary_and_is_none_belongs_to_the_content() {
        for (var content : List.of("\r", "\r\n", "\r\r\n--xY", "a\r\n--xY\r\n--xyZ\r\n-", "\r\n\r\n--xY", "--xYz--")) {
            assertThat(read(TYPE, "--xYz\r\n" + FILE + content + "\r\n--xYz--")).isEqualTo("a.txt||" + content);
        }
    }

    @Test
    void names_may_be_quoted_in_both_ways_and_in_any_script() {
        var head = "--xYz\r\nContent-Disposition: form-data; name=file; filename=\"%s\"\r\n\r\n\r\n--xYz--";
        assertThat(read(TYPE, head.formatted("a%22b.txt"))).startsWith("a\"b.txt|");
        assertThat(read(TYPE, head.formatted("a\\\"b.txt"))).startsWith("a\"b.txt|");
        assertThat(read(TYPE, head.formatted("日本.txt"))).startsWith("日本.txt|");
    }

    @Test
    void anything_else_is_the_senders_mistake() {
        for (var body : List.of(
                "",
                "nothing",
                "--xYz",
                "--xYz--",
                "--xYz\r\n",
                "--xYzzz\r\n" + FILE,
                "--xYz\r\n" + FILE,
                "--xYz\r\n" + FILE + "Hello\r\n--xY",
                "--xYz\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--xYz--",
                "--xYz\r\n" + "X: " + "y".repeat(9000) + "\r\n\r\n\r\n--xYz--")) {
            assertThatThrownBy(() -> read(TYPE, body))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.status()).isEqualTo(400));
        }
        for (var type : List.of("", "text/plain", "multipart/form-data", "multipart/form-data; boundary=\"\"")) {
            assertThatThrownBy(() -> read(type, "--xYz--")).isInstanceOf(Problem.class);
        }
    }
}
