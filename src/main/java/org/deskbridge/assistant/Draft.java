package org.deskbridge.assistant;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.deskbridge.assistant.ModelTrouble.Kind;

/** A model's text while it comes: shown now and then as far as it may be, and given up when it has no end. */
final class Draft implements Consumer<String> {
    private static final int LONGEST = 16_000;

    private final Duration every;
    private final UnaryOperator<String> presentable;
    private final Consumer<String> show;
    private final StringBuilder text = new StringBuilder();
    private String shown = "";
    private long next = Long.MIN_VALUE;

    Draft(Duration every, UnaryOperator<String> presentable, Consumer<String> show) {
        this.every = every;
        this.presentable = presentable;
        this.show = show;
    }

    void restart() {
        text.setLength(0);
    }

    @Override
    public void accept(String piece) {
        if (text.length() + piece.length() > LONGEST) {
            throw new ModelTrouble(Kind.UNEXPECTED_SHAPE, "the answer is longer than " + LONGEST + " characters");
        }
        text.append(piece);
        var now = System.nanoTime();
        if (next == Long.MIN_VALUE || now - next >= 0) {
            next = now + every.toNanos();
            show(presentable.apply(text.toString()));
        }
    }

    private void show(String now) {
        if (!now.isEmpty() && !now.equals(shown)) {
            shown = now;
            show.accept(now);
        }
    }
}
