package org.deskbridge.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.conversation.Attachment;
import org.deskbridge.platform.Ids;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.jspecify.annotations.Nullable;

/** Takes files in and gives them out, piece by piece; the calling thread works for the workspace they belong to. */
@ApplicationScoped
public class Uploads {
    public static final long MAX_BYTES = 10L * 1024 * 1024;

    private static final Duration UNUSED = Duration.ofHours(24);

    @Inject
    StoredFiles files;

    /** Keeps a file of a visitor, or with null one of an agent, until a message names it or a day has passed. */
    @Transactional(TxType.NEVER)
    public Attachment store(@Nullable UUID visitor, String name, String declaredType, InputStream content) {
        var id = Ids.next();
        files.begin(id, visitor);
        var kept = false;
        try {
            var recognition = new Recognition(declaredType, ChunkRow.BYTES);
            var size = copy(id, content, recognition);
            var kind = recognition.end();
            files.complete(new Attachment(id, FileName.of(name, kind), kind.type(), size));
            kept = true;
        } catch (IOException e) {
            throw new Problem(400, "the file could not be read to its end");
        } finally {
            if (!kept) {
                files.discard(id);
            }
        }
        return get(id);
    }

    private long copy(UUID id, InputStream content, Recognition recognition) throws IOException {
        var size = 0L;
        var ordinal = 0;
        var piece = content.readNBytes(ChunkRow.BYTES);
        while (piece.length > 0) {
            size += piece.length;
            if (size > MAX_BYTES) {
                throw new Problem(413, "a file may have at most 10 MB (" + MAX_BYTES + " bytes)");
            }
            recognition.take(piece);
            files.append(id, ordinal++, piece);
            piece = content.readNBytes(ChunkRow.BYTES);
        }
        return size;
    }

    public Attachment get(UUID id) {
        return files.find(id).orElseThrow(() -> Problem.notFound("attachment"));
    }

    /** The stream goes on working for this workspace, on whatever thread it is read. */
    public InputStream open(UUID id) {
        get(id);
        var workspace = Tenant.current();
        return new ChunkedStream(ordinal -> Tenant.in(workspace, () -> files.chunk(id, ordinal)));
    }

    Optional<UUID> workspaceOf(UUID id) {
        return Tenant.everywhere(() -> files.workspaceOf(id));
    }

    int removeUnused() {
        return Tenant.everywhere(() -> files.removeUnused(UNUSED));
    }
}
