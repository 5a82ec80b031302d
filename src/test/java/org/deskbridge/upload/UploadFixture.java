package org.deskbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.deskbridge.TestDatabase;
import org.deskbridge.conversation.Attachment;
import org.deskbridge.conversation.Beans;
import org.deskbridge.conversation.Conversations;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Transcripts;
import org.deskbridge.conversation.Utterance;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** A conversation on a real database, and files on their way into it. */
@Tag("databases")
abstract class UploadFixture {
    static final byte[] PNG = bytes("\u0089PNG\r\n\u001a\n rest of a picture");

    TestDatabase database;
    Conversations conversations;
    Transcripts transcripts;
    Uploads uploads;
    UUID workspace;
    UUID conversation;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        conversations = Beans.conversations(database, List.of(), List.of());
        transcripts = Beans.transcripts(database);
        uploads = UploadBeans.uploads(database, Clock.systemUTC());
        workspace = Beans.workspace(database);
        conversation = Beans.begun(database, workspace);
    }

    @AfterEach
    void close() {
        database.close();
    }

    static byte[] bytes(String latin) {
        return latin.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    <T> T here(Supplier<T> work) {
        return Tenant.in(workspace, work);
    }

    Attachment store(String name, byte[] content) {
        return here(() -> uploads.store(conversation, name, "", new ByteArrayInputStream(content)));
    }

    byte[] read(UUID id) {
        try (var stream = here(() -> uploads.open(id))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void refused(int status, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(status));
    }

    Said say(UUID in, String clientId, UUID... files) {
        return here(() -> conversations.say(
                        Utterance.visitor(in, "Look", clientId).attaching(List.of(files))))
                .message();
    }

    long rows(String entity) {
        var count = new long[1];
        Tenant.in(
                workspace,
                () -> database.tx(() -> count[0] = database.em()
                        .createQuery("select count(r) from " + entity + " r", Long.class)
                        .getSingleResult()));
        return count[0];
    }
}
