package org.deskbridge.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WidgetFilesTest {
    @Test
    void comments_and_spare_lines_go_and_code_stays() {
        assertThat(WidgetFiles.slim("/** What. */\nf(\n    a,\n    b\n);\n// gone\nlet t = `x: {y}`\ng()\n"))
                .isEqualTo("f(a,b);let t = `x: {y}`\ng()\n");
    }

    @Test
    void a_style_loses_the_space_between_its_parts_and_keeps_the_space_within_a_selector() {
        var style =
                "sheet(`\n:host :is(.a, .b) { color: red; gap: 1px 2px; }\n@media (x: y) {\n    b { top: 0; }\n}`);\n";
        assertThat(WidgetFiles.slim(style))
                .isEqualTo("sheet(`\n:host :is(.a,.b){color:red;gap:1px 2px}@media (x:y){b{top:0}}`);");
    }

    /** Lines are joined, so that a comment behind code would swallow what follows. */
    @Test
    void no_comment_stands_behind_code() throws IOException {
        try (var files = Files.list(Path.of("src/main/webapp/widget"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".js")).toList()) {
                assertThat(Files.readAllLines(file).stream().map(String::strip).filter(line -> !line.startsWith("//")))
                        .as(file.toString())
                        .noneMatch(line -> line.matches(".*[\\s;{}]/[/*].*"));
            }
        }
    }
}
