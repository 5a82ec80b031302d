package org.deskbridge.conversation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asked of whoever keeps files. */
public interface AttachedFiles {
    /**
     * Makes uploads part of a message, in its transaction; refused where one of them is not there, somebody else's or
     * part of another message already.
     *
     * @param visitor whose uploads they have to be; null for an agent's
     */
    List<Attachment> use(UUID message, @Nullable UUID visitor, List<UUID> uploads);

    /** Where the file can be read for the next hour, relative to the product's own address. */
    String path(UUID workspace, UUID attachment);
}
