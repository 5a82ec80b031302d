package org.deskbridge.upload;

import java.util.UUID;
import org.deskbridge.conversation.Attachment;

/** A stored file as the one who sent it is told. */
public record UploadBody(UUID uploadId, String name, String contentType, long size) {
    public static UploadBody of(Attachment stored) {
        return new UploadBody(stored.id(), stored.name(), stored.contentType(), stored.size());
    }
}
