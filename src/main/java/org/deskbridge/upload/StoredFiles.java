package org.deskbridge.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.deskbridge.conversation.Attachment;
import org.jspecify.annotations.Nullable;

/** The rows of files. Each piece is a transaction of its own: a slow sender must not hold one open. */
@ApplicationScoped
@Transactional
class StoredFiles {
    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Clock clock;

    void begin(UUID id, @Nullable UUID visitor) {
        em.persist(new AttachmentRow(id, visitor, clock.instant()));
    }

    void append(UUID id, int ordinal, byte[] content) {
        em.persist(new ChunkRow(id, ordinal, content));
    }

    Attachment complete(Attachment whole) {
        var row = Objects.requireNonNull(em.find(AttachmentRow.class, whole.id()), "attachment");
        row.name = whole.name();
        row.contentType = whole.contentType();
        row.size = whole.size();
        row.complete = true;
        return whole;
    }

    void discard(UUID id) {
        em.createQuery("delete from AttachmentRow a where a.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    Optional<Attachment> find(UUID id) {
        return Optional.ofNullable(em.find(AttachmentRow.class, id))
                .filter(row -> row.complete)
                .map(AttachmentRow::attachment);
    }

    Optional<UUID> workspaceOf(UUID id) {
        return Optional.ofNullable(em.find(AttachmentRow.class, id)).map(row -> row.workspaceId);
    }

    Optional<byte[]> chunk(UUID id, int ordinal) {
        return em.createQuery(
                        "select c.content from ChunkRow c where c.key.attachment = :id and c.key.ordinal = :ordinal",
                        byte[].class)
                .setParameter("id", id)
                .setParameter("ordinal", ordinal)
                .getResultStream()
                .findFirst();
    }

    /** The database removes the pieces with the file. Returns how many files went. */
    int removeUnused(Duration olderThan) {
        return em.createQuery("delete from AttachmentRow a where a.messageId is null and a.createdAt < :before")
                .setParameter("before", clock.instant().minus(olderThan))
                .executeUpdate();
    }
}
