package org.deskbridge.upload;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** The pieces of a file one after the other, each fetched when the one before it has been read. */
final class ChunkedStream extends InputStream {
    private final IntFunction<Optional<byte[]>> pieces;
    private ByteArrayInputStream piece = new ByteArrayInputStream(new byte[0]);
    private int next;

    ChunkedStream(IntFunction<Optional<byte[]>> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        return ready() ? piece.read() : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        return ready() ? piece.read(into, offset, length) : -1;
    }

    private boolean ready() {
        if (piece.available() == 0) {
            piece = new ByteArrayInputStream(pieces.apply(next++).orElseGet(() -> new byte[0]));
        }
        return piece.available() > 0;
    }
}
