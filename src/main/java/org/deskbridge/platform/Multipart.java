package org.deskbridge.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Objects;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one part of a multipart/form-data body (RFC 7578) while it arrives. The server's own reader would put it into a
 * file first and knows no bound.
 */
public final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile(
            "(?i)multipart/form-data\\s*;(?:.*;)?\\s*boundary=(?:\"([ -!#-~]{1,70})\"|([!#-:<-~]{1,70}))\\s*(?:;.*)?");
    private static final Pattern NAME = Pattern.compile("(?i).*;\\s*name=\"?([^\";]*)\"?.*");
    private static final Pattern FILE = Pattern.compile("(?i).*;\\s*filename=\"?((?:[^\"\\\\]|\\\\.)*)\"?.*");
    private static final int MAX_HEADERS = 8 * 1024;

    /** Bytes read and thrown away after a refusal: a client that is still sending would not see the answer otherwise. */
    private static final long MAX_DRAINED = 64L * 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(Multipart.class.getName());

    private final InputStream in;
    private final byte[] delimiter;
    private int headerBytes;

    /** A part and its bytes, which can be read once and only before the next part is asked for. */
    public record Part(String name, String fileName, String contentType, InputStream content) {}

    private Multipart(InputStream body, String boundary) {
        var start = new ByteArrayInputStream(new byte[] {'\r', '\n'});
        in = new BufferedInputStream(new SequenceInputStream(start, body), 64 * 1024);
        delimiter = ("\r\n--" + boundary).getBytes(US_ASCII);
    }

    /** Hands over the part of that name. Whatever is wrong with the body, or with reading it, is the sender's Problem. */
    public static <T> T read(@Nullable String contentType, InputStream body, String name, Function<Part, T> use) {
        var boundary = BOUNDARY.matcher(Objects.requireNonNullElse(contentType, ""));
        try (body) {
            if (!boundary.matches()) {
                throw new Problem(400, "send multipart/form-data with a boundary");
            }
            var quoted = boundary.group(1);
            var multipart = new Multipart(body, quoted == null ? boundary.group(2) : quoted);
            try {
                return use.apply(multipart.part(name));
            } finally {
                drain(body);
            }
        } catch (IOException e) {
            throw new Problem(400, "the body could not be read to its end");
        }
    }

    private static void drain(InputStream body) {
        try {
            body.skip(MAX_DRAINED);
        } catch (IOException e) {
            LOG.log(Level.FINE, "the sender is gone", e);
        }
    }

    private Part part(String name) throws IOException {
        skip(new Section(in, delimiter));
        while (another()) {
            var part = headers();
            if (part.name().equals(name)) {
                return part;
            }
            skip(part.content());
        }
        throw Problem.field(name, "is required: a part of that name");
    }

    private static void skip(InputStream section) throws IOException {
        section.transferTo(OutputStream.nullOutputStream());
    }

    /** Two dashes after a boundary end the body. */
    private boolean another() throws IOException {
        var rest = line();
        if (!rest.isBlank() && !rest.startsWith("--")) {
            throw new Problem(400, "the multipart body is malformed");
        }
        return rest.isBlank();
    }

    private Part headers() throws IOException {
        var disposition = "";
        var type = "";
        for (var line = line(); !line.isEmpty(); line = line()) {
            var value = line.substring(line.indexOf(':') + 1).strip();
            if (line.regionMatches(true, 0, "Content-Disposition:", 0, 20)) {
                disposition = value;
            } else if (line.regionMatches(true, 0, "Content-Type:", 0, 13)) {
                type = value;
            }
        }
        return new Part(first(NAME, disposition), fileName(disposition), type, new Section(in, delimiter));
    }

    /** Browsers write a quote as %22, programs as a backslash and a quote. */
    private static String fileName(String disposition) {
        return first(FILE, disposition).replace("\\\"", "\"").replace("%22", "\"");
    }

    private static String first(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 && line.size() >= 2) {
                return line.toString(UTF_8);
            }
            if (next < 0 || ++headerBytes > MAX_HEADERS) {
                throw new Problem(400, "the multipart body is malformed");
            }
            line.write(next);
        }
        return line.toString(UTF_8).replaceFirst("\r$", "");
    }

    /** The bytes up to the next boundary. */
    private static final class Section extends InputStream {
        private final InputStream in;
        private final byte[] delimiter;
        private int held;
        private int given;
        private int after = -1;
        private boolean over;

        Section(InputStream in, byte[] delimiter) {
            this.in = in;
            this.delimiter = delimiter;
        }

        /** A delimiter has its carriage return only at the front: what did not become one can be given out as it is. */
        @Override
        public int read() throws IOException {
            if (given < held) {
                return delimiter[given++];
            }
            var next = over ? -1 : take();
            var matched = 0;
            while (!over && next == delimiter[matched]) {
                over = ++matched == delimiter.length;
                next = over ? -1 : take();
            }
            if (over || matched == 0) {
                return next;
            }
            after = next;
            held = matched;
            given = 1;
            return delimiter[0];
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var count = 0;
            while (count < length) {
                var next = read();
                if (next < 0) {
                    return count == 0 ? -1 : count;
                }
                into[offset + count++] = (byte) next;
            }
            return count;
        }

        private int take() throws IOException {
            var next = after >= 0 ? after : in.read();
            after = -1;
            if (next < 0) {
                throw new Problem(400, "the multipart body ends before its last boundary");
            }
            return next;
        }
    }
}
