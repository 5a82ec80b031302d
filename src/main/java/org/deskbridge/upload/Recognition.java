package org.deskbridge.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.Locale;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Finds out what a file is while its bytes pass by; its name is never asked. */
final class Recognition {
    private static final String HARMLESS_CONTROLS = "\t\n\r\f";

    private final boolean claimsNoText;
    private final CharsetDecoder decoder = UTF_8.newDecoder();
    private final ByteBuffer bytes;
    private final CharBuffer characters;
    private @Nullable FileKind kind;

    /** The declared type only refuses: text that claims to be a picture is something else in disguise. */
    Recognition(String declaredType, int largestPiece) {
        var declared = declaredType.toLowerCase(Locale.ROOT);
        claimsNoText = declared.startsWith("image/") || declared.startsWith("application/pdf");
        bytes = ByteBuffer.allocate(largestPiece + 4);
        characters = CharBuffer.allocate(largestPiece + 4);
    }

    void take(byte[] piece) {
        if (kind == null) {
            kind = FileKind.of(piece);
            refuseIf(kind == FileKind.TEXT && claimsNoText);
        }
        if (kind == FileKind.TEXT) {
            bytes.put(piece);
            read(false);
        }
    }

    FileKind end() {
        if (kind == null) {
            throw new Problem(400, "the file is empty");
        }
        if (kind == FileKind.TEXT) {
            read(true);
        }
        return kind;
    }

    /** A character may begin in one piece and end in the next. */
    private void read(boolean last) {
        bytes.flip();
        refuseIf(decoder.decode(bytes, characters, last).isError());
        bytes.compact();
        characters.flip();
        refuseIf(characters.chars().anyMatch(Recognition::isControl));
        characters.clear();
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && HARMLESS_CONTROLS.indexOf(character) < 0;
    }

    private static void refuseIf(boolean wrong) {
        if (wrong) {
            throw new Problem(415, "this type of file is not taken; allowed are " + FileKind.allowed());
        }
    }
}
