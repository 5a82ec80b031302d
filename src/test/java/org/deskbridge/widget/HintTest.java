package org.deskbridge.widget;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HintTest {
    private static final UUID WORKSPACE = UUID.fromString("01980000-0000-7000-8000-000000000001");
    private static final UUID CONVERSATION = UUID.fromString("01980000-0000-7000-8000-000000000002");

    @ParameterizedTest
    @EnumSource
    void what_one_node_says_another_understands(Hint.Kind kind) {
        var hint = new Hint(kind, WORKSPACE, CONVERSATION, 7, 9, false);
        assertThat(Hint.of(hint.text())).contains(hint);
        assertThat(hint.subject())
                .isEqualTo(
                        kind == Hint.Kind.ACTIVITY
                                ? "deskbridge.workspace." + WORKSPACE
                                : "deskbridge.conversation." + CONVERSATION);
    }

    @Test
    void there_is_nothing_in_it_but_ids_and_numbers() {
        var text = new Hint(Hint.Kind.SAID, WORKSPACE, CONVERSATION, 7, 9, true).text();
        try (var reader = Json.createReader(new StringReader(text))) {
            assertThat(reader.readObject())
                    .containsOnlyKeys("kind", "workspace", "conversation", "number", "position", "on");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "{}", "{\"kind\":\"said\"}", "{\"kind\":\"of-another-version\"}"})
    void what_it_does_not_understand_a_node_passes_over(String text) {
        assertThat(Hint.of(text)).isEmpty();
    }
}
