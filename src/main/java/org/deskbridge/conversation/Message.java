package org.deskbridge.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** One message; never changed after its commit but for the visitor's thumb on it. */
@Entity
@Table(name = "message")
class Message {
    private static final String PUBLIC = "public";
    private static final String INTERNAL = "internal";

    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "conversation_id")
    UUID conversationId;

    long position;
    long seq;
    String visibility;

    @Enumerated(EnumType.STRING)
    @Column(name = "author_kind")
    Author.Kind authorKind;

    @Column(name = "author_name")
    @Nullable
    String authorName;

    String body;

    @Column(name = "client_id")
    @Nullable
    String clientId;

    String extras;

    @Nullable
    String rating;

    @Column(name = "rating_comment")
    @Nullable
    String ratingComment;

    @Column(name = "sent_at")
    Instant sentAt;

    @SuppressWarnings("NullAway.Init")
    protected Message() {}

    @SuppressWarnings("NullAway.Init")
    Message(UUID id, Utterance said, List<Attachment> attachments, Instant now) {
        this.id = id;
        this.conversationId = said.conversation();
        this.visibility = said.internal() ? INTERNAL : PUBLIC;
        this.authorKind = said.author().kind();
        this.authorName = said.author().name();
        this.body = said.text();
        this.clientId = said.clientId();
        this.extras = new Extras(said.citations(), attachments, said.tools()).text();
        this.sentAt = now;
    }

    boolean internal() {
        return INTERNAL.equals(visibility);
    }

    boolean says(Utterance utterance) {
        return body.equals(utterance.text())
                && authorKind == utterance.author().kind()
                && internal() == utterance.internal()
                && utterance.uploads().equals(Extras.in(extras).uploads());
    }

    Said said() {
        var more = Extras.in(extras);
        return new Said(
                workspaceId,
                conversationId,
                id,
                position,
                seq,
                internal(),
                new Author(authorKind, authorName),
                body,
                clientId,
                more.citations(),
                more.attachments(),
                more.tools(),
                rating,
                sentAt);
    }
}
