package org.deskbridge.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.deskbridge.sandbox.kit.Doc;

/** Keeps a sandbox in a file, so that a demo that is started again still has its tickets. */
final class Snapshot {
    private static final Logger LOG = Logger.getLogger(Snapshot.class.getName());

    private final Sandbox sandbox;
    private final Path file;
    private long written = -1;

    Snapshot(Sandbox sandbox, Path file) {
        this.sandbox = sandbox;
        this.file = file;
    }

    /** A file that cannot be read is as none: the sandbox is a toy, the product is not to fail for it. */
    void read() {
        try {
            if (Files.exists(file)) {
                Doc.parse(Files.readAllBytes(file))
                        .filter(JsonObject.class::isInstance)
                        .ifPresent(state -> sandbox.restore(state.asJsonObject()));
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "cannot read " + file);
        }
        written = sandbox.changes();
    }

    /** Writes if something changed since the last time; a reader never sees half a file. */
    synchronized void write() {
        var changes = sandbox.changes();
        if (changes == written) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, sandbox.state().toString().getBytes(UTF_8));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            written = changes;
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "cannot write " + file);
        }
    }
}
