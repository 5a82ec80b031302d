package org.deskbridge.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.deskbridge.reading.DocumentsForTests.parts;
import static org.deskbridge.reading.DocumentsForTests.refusal;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The words of a PDF, and the PDFs that are not read. */
class PdfFileTest {
    @Test
    void a_pdf_gives_its_words() {
        var piece = parts("terms_of_use.pdf", Pdfs.saying("Parcels arrive within", "1. three *working* days."))
                .getFirst()
                .pieces()
                .getFirst();
        assertThat(piece.title()).isEqualTo("terms of use");
        assertThat(piece.body()).isEqualTo("Parcels arrive within\n1\\. three \\*working\\* days.");
        assertThat(piece.language()).isEmpty();
    }

    @Test
    void a_pdf_that_is_locked_damaged_wordless_or_endless_is_refused() {
        assertThat(refusal("a.pdf", Pdfs.locked())).isEqualTo("is protected by a password");
        assertThat(refusal("a.pdf", "%PDF-1.7 and nothing else".getBytes(UTF_8)))
                .contains("is damaged");
        assertThat(refusal("a.pdf", Pdfs.ofPages(2))).contains("pages may be pictures");
        assertThat(refusal("a.pdf", Pdfs.ofPages(501))).contains("more than 500 pages");
        assertThat(refusal("a.pdf", Pdfs.billionLaughs())).isEqualTo("takes too long to read");
        var half = Pdfs.saying("Parcels arrive");
        assertThat(refusal("a.pdf", Arrays.copyOf(half, half.length / 4))).isNotEmpty();
    }

    @Test
    void a_pdf_bomb_is_measured_before_it_is_unpacked() {
        assertThat(refusal("a.pdf", Pdfs.bomb(300, "/FlateDecode", false))).contains("unpacks to far more");
        assertThat(refusal("a.pdf", Pdfs.bomb(30, "/ASCIIHexDecode/FlateDecode", true)))
                .contains("unpacks to far more");
    }
}
