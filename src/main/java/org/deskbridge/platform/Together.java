package org.deskbridge.platform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Does in one step what several threads want while the step before is under way. Nobody waits for others to come: whoever
 * finds it at rest goes at once, and by itself.
 *
 * @param <T> what is wanted
 * @param <R> what comes of it
 */
public final class Together<T, R> {
    private static final Logger LOG = Logger.getLogger(Together.class.getName());
    private static final int MOST = 64;

    private final Function<List<T>, List<Optional<R>>> all;
    private final Function<T, R> alone;
    private final Deque<Waiting<T, R>> waiting = new ArrayDeque<>();
    private boolean isLed;

    /** What a thread that waits is to do next. */
    private sealed interface Turn<R> {
        /** Others did it. */
        record Done<R>(R result) implements Turn<R> {}

        /** It could not go with the others. */
        record Alone<R>() implements Turn<R> {}

        /** It and all who wait behind it are this thread's to do. */
        record Lead<R>() implements Turn<R> {}
    }

    private record Waiting<T, R>(T wanted, CompletableFuture<Turn<R>> turn) {}

    /**
     * @param all a result for each, in their order; empty for what has to be done alone. It fails as a whole, and then each
     *     is done alone
     * @param alone done by the thread that wants it, outside of any turn
     */
    public Together(Function<List<T>, List<Optional<R>>> all, Function<T, R> alone) {
        this.all = all;
        this.alone = alone;
    }

    /** For questions: whoever asks the same at the same moment is given the same answer, found after all of them asked. */
    public static <K, V> Together<K, V> asking(Function<K, V> read) {
        return new Together<>(
                keys -> {
                    var answers = new HashMap<K, V>();
                    return keys.stream()
                            .map(key -> Optional.of(answers.computeIfAbsent(key, read)))
                            .toList();
                },
                read);
    }

    /** Done when it returns, by this thread or by another. */
    public R join(T wanted) {
        var mine = new Waiting<T, R>(wanted, new CompletableFuture<>());
        wait(mine);
        return switch (mine.turn.join()) {
            case Turn.Done<R> done -> done.result();
            case Turn.Alone<R> byItself -> alone.apply(wanted);
            case Turn.Lead<R> lead -> led(wanted);
        };
    }

    /** How many wait for the step before theirs to end. */
    public synchronized int waiting() {
        return waiting.size();
    }

    private synchronized void wait(Waiting<T, R> one) {
        waiting.add(one);
        if (!isLed) {
            isLed = true;
            one.turn.complete(new Turn.Lead<>());
        }
    }

    /** Whoever leads is the first of them. */
    private synchronized List<Waiting<T, R>> taken() {
        var batch = new ArrayList<Waiting<T, R>>();
        while (batch.size() < MOST && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        return batch;
    }

    private synchronized void next() {
        isLed = !waiting.isEmpty();
        if (isLed) {
            waiting.getFirst().turn.complete(new Turn.Lead<>());
        }
    }

    /** However it ends, the next one leads, and nobody who waits is forgotten. */
    private R led(T own) {
        var batch = taken();
        List<Optional<R>> results = Collections.nCopies(batch.size(), Optional.empty());
        try {
            results = all.apply(batch.stream().map(Waiting::wanted).toList());
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "each by itself then", e);
        } finally {
            next();
            for (var i = 1; i < batch.size(); i++) {
                batch.get(i).turn.complete(turn(results.get(i)));
            }
        }
        return results.getFirst().orElseGet(() -> alone.apply(own));
    }

    private static <R> Turn<R> turn(Optional<R> result) {
        return result.<Turn<R>>map(Turn.Done::new).orElseGet(Turn.Alone::new);
    }
}
