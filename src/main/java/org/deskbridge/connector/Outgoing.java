package org.deskbridge.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A request's body while it is sent. A stream is first written to a temporary file: the client reads bodies on threads
 * of its own, which know nothing of the server's transactions, and it is never in memory whole.
 */
final class Outgoing implements AutoCloseable {
    private final BodyPublisher publisher;
    private final @Nullable Path file;

    private Outgoing(BodyPublisher publisher, @Nullable Path file) {
        this.publisher = publisher;
        this.file = file;
    }

    static Outgoing of(Call.Content content) {
        return switch (content) {
            case Call.Nothing nothing -> new Outgoing(BodyPublishers.noBody(), null);
            case Call.Text text -> new Outgoing(BodyPublishers.ofString(text.text()), null);
            case Call.Stream stream -> spooled(stream);
        };
    }

    private static Outgoing spooled(Call.Stream stream) {
        try {
            var file = Files.createTempFile("deskbridge", ".out");
            try (var content = stream.open().get()) {
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return new Outgoing(BodyPublishers.ofFile(file), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BodyPublisher publisher() {
        return publisher;
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                file.toFile().deleteOnExit();
            }
        }
    }
}
