package org.deskbridge.bench;

import java.util.Arrays;

/** Times in nanoseconds, asked for by their share. */
final class Latencies {
    private long[] all = new long[1 << 16];
    private int count;

    synchronized void add(long nanos) {
        if (count == all.length) {
            all = Arrays.copyOf(all, 2 * count);
        }
        all[count++] = nanos;
    }

    void time(Runnable work) {
        var begun = System.nanoTime();
        work.run();
        add(System.nanoTime() - begun);
    }

    synchronized void clear() {
        count = 0;
    }

    /** In milliseconds. */
    synchronized double at(double share) {
        var sorted = Arrays.copyOf(all, count);
        Arrays.sort(sorted);
        return count == 0 ? Double.NaN : sorted[(int) Math.min(count - 1L, Math.round(share * count))] / 1e6;
    }

    synchronized int count() {
        return count;
    }
}
