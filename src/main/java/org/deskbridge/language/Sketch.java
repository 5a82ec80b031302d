package org.deskbridge.language;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of a passage in context, one bit for each dimension's sign: 50 bytes a word instead of 1,536, and as good at
 * telling which passage a question's words point to (0.826 right against 0.824, measured on the training domains).
 */
public final class Sketch {
    public static final Sketch NONE = new Sketch(new byte[0]);

    private static final int SIGNS = Vector.SIZE / 8;
    private static final int STRIDE = Short.BYTES + SIGNS;

    private final byte[] bytes;

    private Sketch(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Sketch of(Tokens tokens) {
        var buffer = ByteBuffer.allocate(tokens.size() * STRIDE).order(ByteOrder.LITTLE_ENDIAN);
        for (var token = 0; token < tokens.size(); token++) {
            buffer.putShort((short) tokens.piece(token)).put(signs(tokens.direction(token)));
        }
        return new Sketch(buffer.array());
    }

    private static byte[] signs(float[] direction) {
        var signs = new byte[SIGNS];
        for (var i = 0; i < direction.length; i++) {
            if (direction[i] > 0) {
                signs[i / 8] |= (byte) (1 << i % 8);
            }
        }
        return signs;
    }

    public byte[] pack() {
        return bytes.clone();
    }

    public static Sketch unpack(byte[] packed) {
        return new Sketch(packed.clone());
    }

    /** The vocabulary's places of all pieces. */
    public Set<Integer> pieces() {
        var pieces = new TreeSet<Integer>();
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (var at = 0; at < bytes.length; at += STRIDE) {
            pieces.add(Short.toUnsignedInt(buffer.getShort(at)));
        }
        return pieces;
    }

    /** The cosine of the nearest word, given the table of a question's word; 0 if there is none. */
    public double nearest(float[] table) {
        var best = 0f;
        for (var at = Short.BYTES; at < bytes.length; at += STRIDE) {
            var sum = 0f;
            for (var i = 0; i < SIGNS; i++) {
                sum += table[(i << 8) + (bytes[at + i] & 0xFF)];
            }
            best = Math.max(best, sum);
        }
        return best;
    }
}
