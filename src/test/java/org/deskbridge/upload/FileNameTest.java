package org.deskbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNameTest {
    @Test
    void a_path_and_what_cannot_be_seen_are_gone() {
        assertThat(FileName.of("C:\\fakepath\\..\\photo.png", FileKind.PNG)).isEqualTo("photo.png");
        assertThat(FileName.of("../../etc/passwd\0.txt", FileKind.TEXT)).isEqualTo("passwd.txt");
        assertThat(FileName.of("gnp\u202e.exe.png\r\n", FileKind.PNG)).isEqualTo("gnp.exe.png");
        assertThat(FileName.of("..", FileKind.PDF)).isEqualTo("file.pdf");
        assertThat(FileName.of("", FileKind.GIF)).isEqualTo("file.gif");
        assertThat(FileName.of("Größe 日本.PNG", FileKind.PNG)).isEqualTo("Größe 日本.PNG");
    }

    @Test
    void the_ending_is_that_of_the_content() {
        assertThat(FileName.of("page.html", FileKind.TEXT)).isEqualTo("page.html.txt");
        assertThat(FileName.of("photo.jpeg", FileKind.JPEG)).isEqualTo("photo.jpeg");
        assertThat(FileName.of("photo.png", FileKind.JPEG)).isEqualTo("photo.png.jpg");
    }

    @Test
    void a_long_name_is_cut_before_its_ending_and_not_within_a_character() {
        var cut = FileName.of("x".repeat(194) + "😀😀😀😀.png", FileKind.PNG);
        assertThat(cut).hasSizeLessThanOrEqualTo(FileName.LONGEST).endsWith("😀.png");
        assertThat(FileName.of("x".repeat(9000), FileKind.PNG)).hasSize(FileName.LONGEST);
    }
}
