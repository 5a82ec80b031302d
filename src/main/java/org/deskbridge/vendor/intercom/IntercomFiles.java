package org.deskbridge.vendor.intercom;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing.Attached;
import org.deskbridge.platform.Json;

/** A body whose files stand in it in Base64, encoded while it is sent. */
final class IntercomFiles {
    private final List<Supplier<InputStream>> parts = new ArrayList<>();
    private long size;

    private IntercomFiles() {}

    static Call post(String path, JsonObject body, List<Attached> files) {
        if (files.isEmpty()) {
            return Call.post(path, body);
        }
        var whole = new IntercomFiles();
        var head = body.toString();
        whole.add(head.substring(0, head.length() - 1) + ",\"attachment_files\":[");
        for (var i = 0; i < files.size(); i++) {
            whole.file(files.get(i), i == 0 ? "" : ",");
        }
        whole.add("]}");
        return Call.stream(path, "application/json", whole::content, whole.size);
    }

    private void file(Attached file, String before) {
        var described = Json.createObjectBuilder()
                .add("content_type", file.contentType())
                .add("name", file.name())
                .build()
                .toString();
        add(before + described.substring(0, described.length() - 1) + ",\"data\":\"");
        parts.add(() -> new Encoded(file.content().get()));
        size += (file.size() + 2) / 3 * 4;
        add("\"}");
    }

    private void add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        parts.add(() -> new ByteArrayInputStream(bytes));
        size += bytes.length;
    }

    private InputStream content() {
        return new SequenceInputStream(
                Collections.enumeration(parts.stream().map(Supplier::get).toList()));
    }

    /** Base64 of a stream, a few kilobytes at a time. */
    private static final class Encoded extends InputStream {
        private static final int BLOCK = 3 * 4096;

        private final InputStream plain;
        private byte[] block = new byte[0];
        private int at;

        Encoded(InputStream plain) {
            this.plain = plain;
        }

        @Override
        public int read() throws IOException {
            return fill() ? block[at++] : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (!fill()) {
                return -1;
            }
            var count = Math.min(length, block.length - at);
            System.arraycopy(block, at, bytes, offset, count);
            at += count;
            return count;
        }

        private boolean fill() throws IOException {
            if (at == block.length) {
                block = Base64.getEncoder().encode(plain.readNBytes(BLOCK));
                at = 0;
            }
            return block.length > 0;
        }

        @Override
        public void close() throws IOException {
            plain.close();
        }
    }
}
