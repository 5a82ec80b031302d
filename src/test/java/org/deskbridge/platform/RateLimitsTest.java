package org.deskbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private final RateLimits limits = new RateLimits();

    private long tries(int times) {
        return IntStream.range(0, times)
                .mapToLong(i -> limits.millisToWait("login", 10, Duration.ofMinutes(10)))
                .reduce((one, other) -> other)
                .orElse(0);
    }

    @Test
    void what_is_rare_may_happen_so_often_and_then_has_to_wait() {
        assertThat(tries(10)).isZero();
        assertThat(tries(1)).isBetween(50_000L, 60_000L);
        assertThat(limits.millisToWait("another", 10, Duration.ofMinutes(10))).isZero();
    }

    @Test
    void whoever_was_right_begins_anew() {
        tries(11);
        limits.forget("login");
        assertThat(tries(10)).isZero();
    }
}
