package org.deskbridge.reading;

import java.util.List;
import java.util.function.Consumer;

/** Reads files of every known format. */
public final class Documents {
    /** Bytes of a file, also of one in an archive. */
    public static final int LARGEST = 20 * 1024 * 1024;

    private static final int LARGEST_TEXT = 5 * 1024 * 1024;

    private Documents() {}

    /**
     * Hands over what a file holds, one part at a time. Throws {@link Unreadable} before the first part when the file as
     * a whole is refused; a file of an archive that cannot be read is a part with its trouble.
     */
    public static void read(String name, byte[] content, Consumer<Part> use) {
        var format = Format.of(name).orElseThrow(() -> new Unreadable("is no " + Format.ALL));
        format.agreesWith(content);
        if (format == Format.ZIP) {
            var archive = new Archive(content);
            archive.check();
            archive.open((path, bytes) -> use.accept(entry(path, bytes)));
        } else {
            use.accept(new Part("", pieces(format, name, content), ""));
        }
    }

    private static Part entry(String path, byte[] content) {
        try {
            return new Part(path, entryPieces(path, content), "");
        } catch (Unreadable e) {
            return new Part(path, List.of(), e.why());
        }
    }

    private static List<Piece> entryPieces(String path, byte[] content) {
        var format = Format.of(path).orElseThrow(() -> new Unreadable("is no " + Format.ALL));
        if (format == Format.ZIP) {
            throw new Unreadable("is an archive within the archive");
        }
        if (content.length > LARGEST) {
            throw new Unreadable("has more than " + LARGEST / (1024 * 1024) + " MB");
        }
        format.agreesWith(content);
        return pieces(format, path, content);
    }

    /** What is nested a thousand times was made by nobody who wanted it read. */
    private static List<Piece> pieces(Format format, String name, byte[] content) {
        if (format != Format.PDF && content.length > LARGEST_TEXT) {
            throw new Unreadable(
                    "has more than " + LARGEST_TEXT / (1024 * 1024) + " MB of text; cut it into several files");
        }
        var stem = name.substring(name.lastIndexOf('/') + 1)
                .replaceFirst("\\.[^.]*$", "")
                .replace('_', ' ');
        try {
            return switch (format) {
                case MARKDOWN -> MarkdownFile.read(stem, Letters.of(content));
                case HTML -> HtmlPage.of(content, null, "").pieces(stem);
                case CSV -> CsvFile.read(Letters.of(content));
                case PDF -> new PdfFile(content).read(stem);
                case ZIP -> throw new Unreadable("is an archive within the archive");
            };
        } catch (StackOverflowError e) {
            throw new Unreadable("is nested too deeply");
        }
    }
}
