package org.deskbridge.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.deskbridge.conversation.AttachedFiles;
import org.deskbridge.conversation.Attachment;
import org.deskbridge.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Makes uploads part of a message, each of one only, in the transaction that stores it. */
@ApplicationScoped
@Transactional
class UsedUploads implements AttachedFiles {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    SignedLinks links;

    /** In the order of their ids, so that two messages that want the same files wait for each other only one way. */
    @Override
    public List<Attachment> use(UUID message, @Nullable UUID visitor, List<UUID> uploads) {
        uploads.stream().sorted().forEach(upload -> use(message, visitor, upload));
        return uploads.stream()
                .map(upload -> Objects.requireNonNull(em.find(AttachmentRow.class, upload))
                        .attachment())
                .toList();
    }

    private void use(UUID message, @Nullable UUID visitor, UUID upload) {
        var query = em.createQuery("update AttachmentRow a set a.messageId = :message"
                        + " where a.id = :upload and a.complete = true and a.messageId is null and a.visitorId "
                        + (visitor == null ? "is null" : "= :visitor"))
                .setParameter("message", message)
                .setParameter("upload", upload);
        if (visitor != null) {
            query.setParameter("visitor", visitor);
        }
        if (query.executeUpdate() != 1) {
            throw Problem.field("attachments", "name an upload that is not there, not yours or used already");
        }
    }

    @Override
    public String path(UUID workspace, UUID attachment) {
        return links.path(workspace, attachment);
    }
}
