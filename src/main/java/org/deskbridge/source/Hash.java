package org.deskbridge.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.deskbridge.reading.Piece;

/** Tells texts apart without keeping them. */
final class Hash {
    private Hash() {}

    static String of(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    /** Everything that an article is made of. */
    static String of(Piece piece, String language) {
        return of(piece.title() + "\0" + piece.body() + "\0" + piece.url() + "\0" + language);
    }

    /** What readers see: the same words at two addresses are the same page. */
    static String of(List<Piece> pieces) {
        return of(pieces.stream().map(one -> one.title() + "\0" + one.body()).collect(Collectors.joining("\0")));
    }
}
