package org.deskbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @Test
    void what_authors_write_looks_as_they_mean_it() {
        assertThat(Markdown.html("# Returns\n\nWithin **30 days**, see [here](https://shop.example/returns)."))
                .contains("<h1>Returns</h1>", "<strong>30 days</strong>", "href=\"https://shop.example/returns\"");
        assertThat(Markdown.html("| Size | Fits |\n|---|---|\n| M | 40 |")).contains("<table>", "<td>M</td>");
        assertThat(Markdown.html("[home](help/returns)")).contains("href=\"help/returns\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "text <img src=x onerror=alert(1)>",
                "<a href='javascript:alert(1)'>x</a>",
                "<svg/onload=alert(1)>",
                "<style>body{display:none}</style>",
                "<iframe src=//evil.example></iframe>"
            })
    void html_in_it_is_only_ever_text(String html) {
        assertThat(Markdown.html(html)).doesNotContainPattern("<(script|img|a|svg|style|iframe)\\b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:msgbox)",
                "<javascript:alert(1)>",
                "[x]: javascript:alert(1)\n\n[x]"
            })
    void no_link_runs_anything(String markdown) {
        assertThat(Markdown.html(markdown).toLowerCase(java.util.Locale.ROOT))
                .doesNotContainPattern("href=\"?\\s*(javascript|data|vbscript)");
    }

    @Test
    void no_picture_tells_somebody_else_who_reads() {
        assertThat(Markdown.html("![x](https://tracker.example/p.gif)")).doesNotContain("tracker.example/p.gif\"");
    }
}
