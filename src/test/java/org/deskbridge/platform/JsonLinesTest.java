package org.deskbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    private static JsonObject read(LogRecord record) {
        var line = new JsonLines().format(record);
        assertThat(line.strip()).doesNotContain("\n");
        try (var reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }

    @Test
    void a_line_carries_the_ids_of_what_its_thread_is_about() {
        var conversation = UUID.randomUUID();
        var record = new LogRecord(Level.WARNING, "could not reach {0}\nnow");
        record.setParameters(new Object[] {"it"});
        var json = new Trail("t-1", conversation, "c-1").along(() -> read(record));
        assertThat(json.getString("message")).isEqualTo("could not reach it\nnow");
        assertThat(json.getString("trace")).isEqualTo("t-1");
        assertThat(json.getString("conversation")).isEqualTo(conversation.toString());
        assertThat(json.getString("connector")).isEqualTo("c-1");
        assertThat(read(record)).doesNotContainKey("trace");
    }

    @Test
    void of_a_failure_the_places_are_told_and_not_the_words() {
        var record = new LogRecord(Level.SEVERE, "failed");
        record.setThrown(new IllegalStateException(
                "Failing row contains (my secret)", new java.sql.SQLException("Key (body)=(my secret) is too long")));
        var json = read(record);
        assertThat(json.toString()).doesNotContain("my secret").contains("java.sql.SQLException", "JsonLinesTest");
    }
}
