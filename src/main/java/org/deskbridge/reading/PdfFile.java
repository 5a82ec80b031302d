package org.deskbridge.reading;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** The words of a PDF, within bounds of pages, letters, memory and time. */
final class PdfFile {
    private static final int MOST_PAGES = 500;

    private final byte[] content;

    PdfFile(byte[] content) {
        this.content = content;
    }

    List<Piece> read(String stem) {
        PdfStreams.checkRaw(content);
        try (var document = Loader.loadPDF(content, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            if (document.getNumberOfPages() > MOST_PAGES) {
                throw new Unreadable("has more than " + MOST_PAGES + " pages; cut it into several files");
            }
            PdfStreams.checkUnpacked(document.getDocument());
            var pieces = new Pieces();
            pieces.add(title(document).orElse(stem), text(document), null, "");
            return pieces.some();
        } catch (InvalidPasswordException e) {
            throw new Unreadable("is protected by a password");
        } catch (Unreadable e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new Unreadable("is damaged: no program for PDF would read it");
        }
    }

    private static String text(PDDocument document) throws IOException {
        var letters = new StringWriter();
        new PdfWords(letters).writeText(document, letters);
        var text = letters.toString();
        if (text.isBlank()) {
            throw new Unreadable("holds no words; its pages may be pictures");
        }
        return Letters.escapedLines(Letters.clean(text));
    }

    /** Programs like to leave the name of a template there. */
    private static Optional<String> title(PDDocument document) {
        return Optional.ofNullable(document.getDocumentInformation())
                .map(information -> information.getTitle())
                .map(title -> Letters.line(title, 280))
                .filter(title -> title.length() > 3 && !title.matches("(?i).*(\\.\\w{2,4}|untitled|microsoft word).*"));
    }
}
