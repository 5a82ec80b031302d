package org.deskbridge.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The kinds of files that are taken. Archives and office files are not among them: what is inside of one cannot be told
 * from its beginning.
 */
enum FileKind {
    PNG("image/png", "\\x89PNG\\r\\n\\x1a\\n.*", "png"),
    JPEG("image/jpeg", "\\xff\\xd8\\xff.*", "jpg jpeg jfif"),
    GIF("image/gif", "GIF8[79]a.*", "gif"),
    WEBP("image/webp", "RIFF.{4}WEBP.*", "webp"),
    PDF("application/pdf", "%PDF-\\d.*", "pdf"),
    /** Without a mark of its own: whatever is valid UTF-8 from its first byte to its last. */
    TEXT("text/plain", "", "txt csv log md");

    private static final int MARK = 16;

    private final String type;
    private final Pattern mark;
    private final String endings;

    FileKind(String type, String mark, String endings) {
        this.type = type;
        this.mark = Pattern.compile(mark, Pattern.DOTALL);
        this.endings = endings;
    }

    /** The kind whose mark a file begins with, otherwise text, which is still to be proven. */
    static FileKind of(byte[] beginning) {
        var head = new String(beginning, 0, Math.min(MARK, beginning.length), ISO_8859_1);
        return Arrays.stream(values())
                .filter(kind -> kind != TEXT && kind.mark.matcher(head).matches())
                .findFirst()
                .orElse(TEXT);
    }

    static String allowed() {
        return Arrays.stream(values()).map(FileKind::type).collect(Collectors.joining(", "));
    }

    String type() {
        return type;
    }

    String ending() {
        return endings.replaceFirst(" .*", "");
    }

    boolean mayEndWith(String ending) {
        return List.of(endings.split(" ", -1)).contains(ending);
    }
}
