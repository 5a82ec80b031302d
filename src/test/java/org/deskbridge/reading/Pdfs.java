package org.deskbridge.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Real PDF files, good and bad, made on the spot. */
public final class Pdfs {
    private Pdfs() {}

    public static byte[] saying(String... lines) {
        return made(document -> write(document, lines));
    }

    static byte[] ofPages(int count) {
        return made(document -> {
            for (var i = 0; i < count; i++) {
                document.addPage(new PDPage());
            }
        });
    }

    static byte[] locked() {
        return made(document -> {
            write(document, "Secret");
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        });
    }

    private static void write(PDDocument document, String... lines) throws IOException {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), 12);
            content.setLeading(14);
            content.newLineAtOffset(50, 700);
            for (var line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
    }

    /** One page whose content is so many bytes of spaces, packed through so many filters. */
    public static byte[] bomb(int megabytes, String filters, boolean hex) {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed, new Deflater(9))) {
            var block = new byte[1024 * 1024];
            java.util.Arrays.fill(block, (byte) ' ');
            for (var i = 0; i < megabytes; i++) {
                deflater.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var bytes = hex
                ? (java.util.HexFormat.of().formatHex(packed.toByteArray()) + ">").getBytes(ISO_8859_1)
                : packed.toByteArray();
        return withContent(bytes, filters);
    }

    /** A form that draws itself ten times, on each level again: few bytes, endless work. */
    static byte[] billionLaughs() {
        var body = new StringBuilder("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n")
                .append("2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n")
                .append("3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R")
                .append(
                        "/Resources<</XObject<</X 5 0 R>>>>>>endobj\n4 0 obj<</Length 5>>stream\n/X Do\nendstream endobj\n");
        for (var level = 5; level < 20; level++) {
            var draws = "/X Do ".repeat(10);
            body.append(level)
                    .append(" 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X ")
                    .append(level + 1)
                    .append(" 0 R>>>>/Length ")
                    .append(draws.length())
                    .append(">>stream\n")
                    .append(draws)
                    .append("\nendstream endobj\n");
        }
        body.append("20 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 3>>stream\nq Q\nendstream endobj\n");
        return body.append("trailer<</Root 1 0 R>>\n%%EOF").toString().getBytes(ISO_8859_1);
    }

    private static byte[] withContent(byte[] content, String filters) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
                        + "4 0 obj<</Filter[" + filters + "]/Length " + content.length + ">>stream\n")
                .getBytes(ISO_8859_1));
        all.writeBytes(content);
        all.writeBytes("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(ISO_8859_1));
        return all.toByteArray();
    }

    private interface Making {
        void in(PDDocument document) throws IOException;
    }

    private static byte[] made(Making making) {
        try (var document = new PDDocument()) {
            making.in(document);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
