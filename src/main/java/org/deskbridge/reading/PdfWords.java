package org.deskbridge.reading;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.text.PDFTextStripper;

/** Takes words off pages and looks at the clock with every operator: a page may be drawn of itself a million times. */
final class PdfWords extends PDFTextStripper {
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();
    private static final int MOST_LETTERS = 2_000_000;
    private static final int MOST_OPERATORS = 5_000_000;

    private final long deadline = System.nanoTime() + PATIENCE;
    private final StringWriter letters;
    private int operators;

    PdfWords(StringWriter letters) {
        this.letters = letters;
        setParagraphStart("\n");
        setLineSeparator("\n");
        setPageEnd("\n\n");
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operators > MOST_OPERATORS || System.nanoTime() > deadline) {
            throw new Unreadable("takes too long to read");
        }
        if (letters.getBuffer().length() > MOST_LETTERS) {
            throw new Unreadable("has more than " + MOST_LETTERS + " letters; cut it into several files");
        }
        super.processOperator(operator, operands);
    }
}
