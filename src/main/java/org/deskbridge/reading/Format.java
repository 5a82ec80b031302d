package org.deskbridge.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that are read: the ending says which, and the content has to agree. */
public enum Format {
    MARKDOWN("md markdown txt"),
    HTML("html htm xhtml"),
    PDF("pdf"),
    CSV("csv tsv"),
    ZIP("zip");

    /** What a sender may be told. */
    public static final String ALL = ".md, .txt, .html, .pdf, .csv and .zip";

    /** Where writers of PDF have been seen to begin. */
    private static final int PDF_MARK_WITHIN = 1024;

    private final String endings;

    Format(String endings) {
        this.endings = endings;
    }

    /** Empty when the name ends like nothing that is read. */
    public static Optional<Format> of(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.indexOf('.') >= 0
                        && List.of(format.endings.split(" ", -1)).contains(ending))
                .findFirst();
    }

    /** Throws {@link Unreadable} where the content is plainly something else. */
    void agreesWith(byte[] content) {
        var head = new String(content, 0, Math.min(PDF_MARK_WITHIN, content.length), ISO_8859_1);
        var isPdf = head.contains("%PDF-");
        var isZip = head.startsWith("PK\3\4") || head.startsWith("PK\5\6");
        if (content.length == 0) {
            throw new Unreadable("is empty");
        }
        if (this == PDF && !isPdf) {
            throw new Unreadable("is no PDF, whatever its name says");
        }
        if (this == ZIP && !isZip) {
            throw new Unreadable("is no ZIP archive, whatever its name says");
        }
        if (this != PDF && this != ZIP && (head.startsWith("%PDF-") || isZip)) {
            throw new Unreadable("is not what its name says");
        }
    }
}
