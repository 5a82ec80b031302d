package org.deskbridge.sandbox.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StoreTest {
    private static String at(String instant) {
        return new Store(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC)).now();
    }

    @Test
    void a_message_of_a_full_second_stands_before_the_next_one() {
        assertThat(at("2026-01-05T10:00:00Z"))
                .isEqualTo("2026-01-05T10:00:00.000Z")
                .isLessThan(at("2026-01-05T10:00:00.120456Z"));
    }
}
