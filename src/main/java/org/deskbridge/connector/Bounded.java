package org.deskbridge.connector;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends with a failure where a stream is longer than anybody promised, or takes longer than anybody waits. */
final class Bounded extends FilterInputStream {
    private static final long LONGEST_SECONDS = 60;

    private volatile boolean ended;
    private long left;

    Bounded(InputStream in, long maxBytes) {
        super(in);
        this.left = maxBytes;
        CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS).execute(this::end);
    }

    /** A sender that falls silent in the middle would keep its reader for ever; after this it reads an early end. */
    private void end() {
        ended = true;
        try {
            close();
        } catch (IOException e) {
            // the reader learns of it by its own failure
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var count = super.read(bytes, offset, length);
        left -= Math.max(0, count);
        if (ended) {
            throw new IOException("took longer than " + LONGEST_SECONDS + " s");
        }
        if (left < 0) {
            throw new IOException("larger than allowed");
        }
        return count;
    }
}
