package org.deskbridge.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;

/** A client that posts to one address again and again on one connection, at as little cost as it can. */
final class Caller implements AutoCloseable {
    private final URI at;
    private final String head;
    private Socket socket;
    private InputStream in;

    Caller(URI at, String path, String header) throws IOException {
        this.at = at;
        head = "POST " + path + " HTTP/1.1\r\nHost: " + at.getAuthority() + "\r\nContent-Type: application/json\r\n"
                + header + "\r\nContent-Length: ";
        open();
    }

    private void open() throws IOException {
        socket = new Socket(at.getHost(), at.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** The status of the answer. */
    int post(String text) throws IOException {
        var body = text.getBytes(UTF_8);
        var request = new ByteArrayOutputStream(body.length + 300);
        request.writeBytes((head + body.length + "\r\n\r\n").getBytes(ISO_8859_1));
        request.writeBytes(body);
        request.writeTo(socket.getOutputStream());
        var status = Integer.parseInt(line().split(" ", 3)[1]);
        if (!passHeaders()) {
            close();
            open();
        }
        return status;
    }

    /** Reads over the rest of the answer; false where the connection ends with it. */
    private boolean passHeaders() throws IOException {
        var isKept = true;
        var length = 0;
        for (var line = line(); !line.isEmpty(); line = line()) {
            var name = line.substring(0, line.indexOf(':')).toLowerCase(java.util.Locale.ROOT);
            var value = line.substring(line.indexOf(':') + 1).strip();
            isKept &= !(name.equals("connection") && value.equalsIgnoreCase("close"));
            length = name.equals("content-length") ? Integer.parseInt(value) : length;
        }
        in.readNBytes(length);
        return isKept;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new IOException("the connection ended within an answer");
            }
            if (one != '\r') {
                line.write(one);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
