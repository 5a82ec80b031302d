package org.deskbridge.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.function.BiConsumer;

/** A client's side of a WebSocket that costs the machine as little as it can: one thread reads, whoever likes writes. */
final class Wire implements AutoCloseable {
    private static final int MASKED = 0x80;
    private static final int TEXT = 0x81;
    private static final int PONG = 0x8A;
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private final Socket socket;
    private final DataInputStream in;

    Wire(URI at) {
        try {
            socket = new Socket(InetAddress.getByName(at.getHost()), at.getPort());
            socket.setTcpNoDelay(true);
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 16 * 1024));
            socket.getOutputStream()
                    .write(("GET " + at.getPath() + " HTTP/1.1\r\nHost: " + at.getAuthority()
                                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + KEY
                                    + "\r\nSec-WebSocket-Version: 13\r\n\r\n")
                            .getBytes(ISO_8859_1));
            if (!line().contains(" 101 ")) {
                throw new IOException("no socket at " + at);
            }
            for (var line = line(); !line.isEmpty(); ) {
                line = line();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
            if (one != '\r') {
                line.write(one);
            }
        }
        return line.toString(ISO_8859_1);
    }

    void send(String text) {
        write(TEXT, text.getBytes(UTF_8));
    }

    /** The mask is zero: what a server does with it costs the same. */
    private void write(int kind, byte[] body) {
        var frame = new ByteArrayOutputStream(body.length + 14);
        frame.write(kind);
        if (body.length < 126) {
            frame.write(MASKED | body.length);
        } else {
            frame.write(MASKED | 126);
            frame.write(body.length >> 8);
            frame.write(body.length);
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(body);
        try {
            synchronized (socket) {
                frame.writeTo(socket.getOutputStream());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next text frame, and when it was there, in nanoseconds of {@link System#nanoTime}. */
    void readOne(BiConsumer<String, Long> use) throws IOException {
        var kind = in.readUnsignedByte();
        var length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        var body = in.readNBytes(length);
        switch (kind & 0x0F) {
            case 1 -> use.accept(new String(body, UTF_8), System.nanoTime());
            case 8 -> throw new IOException("closed: " + new String(body, UTF_8));
            case 9 -> write(PONG, body);
            default -> {}
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
