package org.deskbridge.connector;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with a failure where a stream is longer than anybody promised. */
final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long maxBytes) {
        super(in);
        this.left = maxBytes;
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
        if (left < 0) {
            throw new IOException("larger than allowed");
        }
        return count;
    }
}
