package org.deskbridge.language;

import java.util.ArrayList;
import java.util.List;

/** The meaning of each word piece of a text in its context; punctuation is left out. */
public final class Tokens {
    static final Tokens NONE = new Tokens(List.of(), List.of());
    private static final int GROUP = 8;

    private final List<Integer> pieces;
    private final List<float[]> directions;

    private Tokens(List<Integer> pieces, List<float[]> directions) {
        this.pieces = pieces;
        this.directions = directions;
    }

    static Tokens of(long[] ids, float[][] states) {
        var pieces = new ArrayList<Integer>();
        var directions = new ArrayList<float[]>();
        for (var i = 1; i < ids.length - 1; i++) {
            if (WordPieces.shared().isWord((int) ids[i])) {
                pieces.add((int) ids[i]);
                directions.add(unit(states[i]));
            }
        }
        return new Tokens(pieces, directions);
    }

    private static float[] unit(float[] state) {
        var sum = 0.0;
        for (var value : state) {
            sum += value * value;
        }
        var scale = sum == 0 ? 0 : 1 / Math.sqrt(sum);
        var unit = new float[state.length];
        for (var i = 0; i < state.length; i++) {
            unit[i] = (float) (state[i] * scale);
        }
        return unit;
    }

    public int size() {
        return pieces.size();
    }

    /** The place of a piece in the model's vocabulary. */
    public int piece(int token) {
        return pieces.get(token);
    }

    float[] direction(int token) {
        return directions.get(token);
    }

    /**
     * For each byte of a {@link Sketch} and each value that it may have, what it adds to the similarity: comparing with
     * a sketched token is then 48 additions.
     */
    public float[] table(int token) {
        var direction = directions.get(token);
        var table = new float[Vector.SIZE / GROUP * 256];
        var scale = (float) (1 / Math.sqrt(Vector.SIZE));
        for (var group = 0; group < Vector.SIZE / GROUP; group++) {
            fill(table, group * 256, direction, group * GROUP, scale);
        }
        return table;
    }

    private static void fill(float[] table, int at, float[] direction, int from, float scale) {
        for (var i = 0; i < GROUP; i++) {
            table[at] -= direction[from + i] * scale;
        }
        for (var value = 1; value < 256; value++) {
            var lowest = Integer.numberOfTrailingZeros(value);
            table[at + value] = table[at + (value & (value - 1))] + 2 * direction[from + lowest] * scale;
        }
    }
}
