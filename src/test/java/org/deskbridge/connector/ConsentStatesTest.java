package org.deskbridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.deskbridge.connector.ConsentStates.Begun;
import org.deskbridge.platform.SecretsForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsentStatesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Begun BEGUN = new Begun(UUID.randomUUID(), UUID.randomUUID());

    @TempDir
    Path directory;

    private ConsentStates at(Instant now) {
        var states = new ConsentStates();
        states.clock = Clock.fixed(now, ZoneOffset.UTC);
        states.secrets = SecretsForTests.in(directory);
        return states;
    }

    @Test
    void a_state_counts_for_its_vendor_in_its_browser_and_for_a_quarter_of_an_hour() {
        var state = at(NOON).seal("intercom", BEGUN, "kept");
        assertThat(at(NOON.plus(Duration.ofMinutes(14))).open("intercom", state, "kept"))
                .contains(BEGUN);
        assertThat(at(NOON.plus(Duration.ofMinutes(16))).open("intercom", state, "kept"))
                .isEmpty();
        assertThat(at(NOON).open("intercom", state, "kept elsewhere")).isEmpty();
        assertThat(at(NOON).open("gorgias", state, "kept")).isEmpty();
        assertThat(at(NOON).open("intercom", state.substring(1), "kept")).isEmpty();
        assertThat(at(NOON).open("intercom", "", "")).isEmpty();
    }
}
