package org.deskbridge.sandbox.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A form with files, taken apart byte for byte. */
public final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("multipart/form-data;.*boundary=\"?([^\";]+)\"?.*");
    private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("(?i)filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?im)^Content-Type:\\s*(\\S+)");

    private Multipart() {}

    /** A part; {@code content} has the name of its file, if it has one. */
    public record Part(String name, Attached content) {
        public String text() {
            return new String(content.bytes(), UTF_8);
        }
    }

    /** Empty if the request is no such form. */
    public static Optional<List<Part>> parts(Request request) {
        var boundary = BOUNDARY.matcher(request.header("content-type").orElse(""));
        return boundary.matches() ? Optional.of(parts(request, boundary.group(1))) : Optional.empty();
    }

    private static List<Part> parts(Request request, String boundary) {
        var parts = new ArrayList<Part>();
        var body = "\r\n" + new String(request.body(), ISO_8859_1);
        for (var part : body.split(Pattern.quote("\r\n--" + boundary), -1)) {
            var end = part.indexOf("\r\n\r\n");
            var head = end < 0 ? "" : part.substring(0, end);
            var name = NAME.matcher(head);
            if (name.find()) {
                parts.add(part(utf8(name.group(1)), head, part.substring(end + 4)));
            }
        }
        return parts;
    }

    private static Part part(String name, String head, String content) {
        var file = FILE.matcher(head);
        var type = TYPE.matcher(head);
        return new Part(
                name,
                new Attached(
                        file.find() ? utf8(file.group(1)) : "",
                        type.find() ? type.group(1) : "application/octet-stream",
                        content.getBytes(ISO_8859_1)));
    }

    private static String utf8(String raw) {
        return new String(raw.getBytes(ISO_8859_1), UTF_8);
    }
}
