package org.deskbridge.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Measures what the streams of a PDF unpack to before anything is made of them: the reader itself unpacks each whole
 * into memory, and twenty megabytes can hold twenty gigabytes.
 */
final class PdfStreams {
    /** Also a scanned page that was not compressed as a picture fits. */
    private static final int LARGEST_RAW = 64 * 1024 * 1024;

    private static final int LARGEST_READ = 16 * 1024 * 1024;
    private static final long LARGEST_ALL = 256L * 1024 * 1024;
    private static final int MOST_FILTERS = 3;
    private static final byte[] MARK = "stream".getBytes(ISO_8859_1);
    private static final List<COSName> PICTURES =
            List.of(COSName.DCT_DECODE, COSName.JPX_DECODE, COSName.CCITTFAX_DECODE, COSName.JBIG2_DECODE);

    private PdfStreams() {}

    /** Before it is opened, because to open one already unpacks its tables; only the usual compression has such ratios. */
    static void checkRaw(byte[] content) {
        var all = 0L;
        for (var at = next(content, 0); at >= 0; at = next(content, at)) {
            all += unpacked(content, at);
            if (all > LARGEST_ALL) {
                throw bomb();
            }
        }
    }

    /** Behind the next word "stream" and its line's end; what begins there may or may not be compressed. */
    private static int next(byte[] content, int from) {
        for (var at = from; at + MARK.length + 2 < content.length; at++) {
            if (content[at] == 's' && startsHere(content, at)) {
                var behind = at + MARK.length;
                if (content[behind] == '\r') {
                    behind++;
                }
                return content[behind] == '\n' ? behind + 1 : behind;
            }
        }
        return -1;
    }

    private static boolean startsHere(byte[] content, int at) {
        for (var i = 0; i < MARK.length; i++) {
            if (content[at + i] != MARK[i]) {
                return false;
            }
        }
        return true;
    }

    private static long unpacked(byte[] content, int at) {
        var inflater = new Inflater();
        try {
            inflater.setInput(content, at, content.length - at);
            var block = new byte[64 * 1024];
            var size = 0L;
            for (var count = inflater.inflate(block); count > 0; count = inflater.inflate(block)) {
                size += count;
                if (size > LARGEST_RAW) {
                    throw bomb();
                }
            }
            return size;
        } catch (DataFormatException e) {
            return 0;
        } finally {
            inflater.end();
        }
    }

    /** Then, through all its filters, every stream that could be read for words; a broken one has none. */
    static void checkUnpacked(COSDocument document) {
        var all = 0L;
        for (var key : new ArrayList<>(document.getXrefTable().keySet())) {
            if (document.getObjectFromPool(key).getObject() instanceof COSStream stream) {
                all += unpacked(stream);
            }
            if (all > LARGEST_ALL) {
                throw bomb();
            }
        }
    }

    private static long unpacked(COSStream stream) {
        var filters = filters(stream.getFilters());
        if (filters.stream().anyMatch(PICTURES::contains) || COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
            return 0;
        }
        if (filters.size() > MOST_FILTERS) {
            throw bomb();
        }
        try (var raw = stream.createRawInputStream()) {
            var content = raw.readAllBytes();
            for (var i = 0; i < filters.size(); i++) {
                var bounded = new Bounded();
                FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(input(content), bounded, stream, i);
                content = bounded.all.toByteArray();
            }
            return content.length;
        } catch (IOException e) {
            return 0;
        }
    }

    private static InputStream input(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    private static List<COSName> filters(COSBase filters) {
        if (filters instanceof COSName name) {
            return List.of(name);
        }
        var names = new ArrayList<COSName>();
        if (filters instanceof COSArray array) {
            array.forEach(one -> {
                if (one instanceof COSName name) {
                    names.add(name);
                }
            });
        }
        return names;
    }

    private static Unreadable bomb() {
        return new Unreadable("holds something that unpacks to far more than a text");
    }

    /** Takes what a stream may have, and then no more. */
    private static final class Bounded extends OutputStream {
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (all.size() + length > LARGEST_READ) {
                throw bomb();
            }
            all.write(bytes, from, length);
        }
    }
}
