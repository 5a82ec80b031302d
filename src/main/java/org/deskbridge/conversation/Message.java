package org.deskbridge.conversation;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.deskbridge.platform.Ids;
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
    Message(Utterance said, Instant now) {
        this.id = Ids.next();
        this.conversationId = said.conversation();
        this.visibility = said.internal() ? INTERNAL : PUBLIC;
        this.authorKind = said.author().kind();
        this.authorName = said.author().name();
        this.body = said.text();
        this.clientId = said.clientId();
        this.extras = citations(said.citations());
        this.sentAt = now;
    }

    boolean internal() {
        return INTERNAL.equals(visibility);
    }

    boolean says(Utterance utterance) {
        return body.equals(utterance.text())
                && authorKind == utterance.author().kind()
                && internal() == utterance.internal();
    }

    Said said() {
        try (var reader = Json.createReader(new StringReader(extras))) {
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
                    reader.readArray(),
                    rating,
                    sentAt);
        }
    }

    private static String citations(List<Citation> citations) {
        var array = Json.createArrayBuilder();
        for (var citation : citations) {
            var one = Json.createObjectBuilder()
                    .add("articleId", citation.articleId().toString())
                    .add("title", citation.title())
                    .add("snippet", citation.snippet());
            array.add(citation.url() == null ? one.addNull("url") : one.add("url", citation.url()));
        }
        JsonArray built = array.build();
        return built.toString();
    }
}
