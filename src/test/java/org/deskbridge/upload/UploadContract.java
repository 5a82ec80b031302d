package org.deskbridge.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.deskbridge.conversation.Attachment;
import org.deskbridge.conversation.Beans;
import org.deskbridge.conversation.Said;
import org.deskbridge.conversation.Utterance;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is promised of files, on every database. */
@Tag("databases")
abstract class UploadContract extends UploadFixture {
    @Test
    void what_is_stored_is_read_again_byte_by_byte_across_pieces() {
        var content = new byte[ChunkRow.BYTES * 2 + 777];
        new Random(1).nextBytes(content);
        System.arraycopy(PNG, 0, content, 0, PNG.length);
        var stored = store("photo.png", content);
        assertThat(stored.contentType()).isEqualTo("image/png");
        assertThat(stored.size()).isEqualTo(content.length);
        assertThat(rows("ChunkRow")).isEqualTo(3);
        assertThat(read(stored.id())).isEqualTo(content);
    }

    @Test
    void a_file_of_another_workspace_is_not_there() {
        var stored = store("photo.png", PNG);
        var foreign = Beans.workspace(database);
        refused(404, () -> Tenant.in(foreign, () -> uploads.get(stored.id())));
        refused(404, () -> Tenant.in(foreign, () -> uploads.open(stored.id())));
    }

    @Test
    void the_content_decides_and_not_the_name() {
        assertThat(store("invoice.exe", PNG).contentType()).isEqualTo("image/png");
        assertThat(store("a", bytes("\u00ff\u00d8\u00ff\u00e0")).contentType()).isEqualTo("image/jpeg");
        assertThat(store("a", bytes("GIF89a...")).contentType()).isEqualTo("image/gif");
        assertThat(store("a", bytes("RIFF\1\2\3\4WEBPVP8 ")).contentType()).isEqualTo("image/webp");
        assertThat(store("a", bytes("%PDF-1.7\n\1")).contentType()).isEqualTo("application/pdf");
        assertThat(store("a", "Größe: 42 €\n".getBytes(UTF_8)).contentType()).isEqualTo("text/plain");
        for (var content :
                List.of("MZ\u0090\0\3", "PK\3\4rest", "\u007fELF\2", "caf\u00e9", "two\0parts", "\u00e2\u0082")) {
            refused(415, () -> store("photo.png", bytes(content)));
        }
        assertThat(rows("ChunkRow")).isEqualTo(6);
        assertThat(rows("AttachmentRow")).isEqualTo(6);
    }

    @Test
    void text_that_claims_to_be_a_picture_is_refused() {
        var svg = "<svg onload='alert(1)'/>".getBytes(UTF_8);
        refused(
                415,
                () -> here(() -> uploads.store(null, "photo.png", "image/svg+xml", new ByteArrayInputStream(svg))));
    }

    @Test
    void a_character_across_two_pieces_is_still_text_and_garbage_in_the_second_is_not() {
        var text = "x".repeat(ChunkRow.BYTES - 1) + "€ and on";
        assertThat(store("long.txt", text.getBytes(UTF_8)).contentType()).isEqualTo("text/plain");
        refused(415, () -> store("long.txt", bytes("x".repeat(ChunkRow.BYTES) + "\u00ff")));
        assertThat(rows("AttachmentRow")).isEqualTo(1);
    }

    @Test
    void ten_megabytes_are_taken_and_one_byte_more_leaves_nothing() {
        assertThat(here(() -> uploads.store(null, "a.txt", "text/plain", new Letters(Uploads.MAX_BYTES)))
                        .size())
                .isEqualTo(Uploads.MAX_BYTES);
        var before = rows("ChunkRow");
        refused(413, () -> here(() -> uploads.store(null, "a.txt", "text/plain", new Letters(Uploads.MAX_BYTES + 1))));
        refused(400, () -> store("empty.txt", new byte[0]));
        assertThat(rows("ChunkRow")).isEqualTo(before);
        assertThat(rows("AttachmentRow")).isEqualTo(1);
    }

    @Test
    void a_message_carries_its_files_and_repeating_it_is_no_conflict() {
        var stored = store("../../etc/photo.png", PNG);
        var said = say(conversation, "1", stored.id());
        assertThat(said.attachments())
                .containsExactly(new Attachment(stored.id(), "photo.png", "image/png", PNG.length));
        assertThat(say(conversation, "1", stored.id()).id()).isEqualTo(said.id());
        assertThat(here(() -> transcripts.visible(conversation, 0, 10)))
                .extracting(Said::attachments)
                .containsExactly(said.attachments());
        refused(409, () -> say(conversation, "1"));
    }

    @Test
    void files_that_are_not_the_speakers_are_refused_and_nothing_is_said() {
        var mine = store("mine.png", PNG);
        var agents = here(() -> uploads.store(null, "agents.png", "", new ByteArrayInputStream(PNG)));
        var other = Beans.begun(database, workspace);
        refused(400, () -> say(other, "1", mine.id()));
        refused(400, () -> say(conversation, "1", mine.id(), agents.id()));
        refused(400, () -> say(conversation, "1", UUID.randomUUID()));
        refused(
                400,
                () -> here(() -> conversations.say(
                        Utterance.agent(conversation, "Sam", "Look", "a").attaching(List.of(mine.id())))));
        var foreign = Beans.workspace(database);
        var theirs =
                Tenant.in(foreign, () -> uploads.store(conversation, "theirs.png", "", new ByteArrayInputStream(PNG)));
        refused(400, () -> say(conversation, "1", theirs.id()));
        assertThat(here(() -> transcripts.visible(conversation, 0, 10))).isEmpty();
        assertThat(say(conversation, "1", mine.id()).attachments()).hasSize(1);
    }

    @Test
    void of_two_messages_that_want_one_file_at_once_one_gets_it() throws Exception {
        var pool = Executors.newFixedThreadPool(2);
        try {
            for (var i = 0; i < 30; i++) {
                var file = store("once.png", PNG).id();
                var start = new CyclicBarrier(2);
                var said = new AtomicInteger();
                var first = "a" + i;
                var second = "b" + i;
                var tries = List.of(first, second).stream()
                        .map(client -> pool.submit(() -> {
                            start.await();
                            try {
                                say(conversation, client, file);
                                said.incrementAndGet();
                            } catch (Problem e) {
                                assertThat(e.status()).isEqualTo(400);
                            }
                            return client;
                        }))
                        .toList();
                for (var one : tries) {
                    one.get();
                }
                assertThat(said).hasValue(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void after_a_day_only_what_messages_carry_is_left() {
        var used = store("used.png", PNG);
        var unused = store("unused.png", PNG);
        say(conversation, "1", used.id());
        assertThat(uploads.removeUnused()).isZero();
        var tomorrow = Clock.fixed(Instant.now().plus(Duration.ofHours(25)), ZoneOffset.UTC);
        assertThat(UploadBeans.uploads(database, tomorrow).removeUnused()).isEqualTo(1);
        assertThat(read(used.id())).isEqualTo(PNG);
        refused(404, () -> here(() -> uploads.get(unused.id())));
        assertThat(rows("ChunkRow")).isEqualTo(1);
    }

    /** So many letters, made as they are read. */
    private static final class Letters extends InputStream {
        private long left;

        Letters(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            var count = (int) Math.min(length, left);
            java.util.Arrays.fill(into, offset, offset + count, (byte) 'x');
            left -= count;
            return count == 0 ? -1 : count;
        }
    }
}
