package org.deskbridge.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL are hurt while everybody talks; what was acknowledged is there, once, in order, and seen by all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChaosIT {
    private static final long SEED = Long.getLong("chaos.seed", System.currentTimeMillis());
    private static final int RATE = 20;

    @TempDir
    static Path data;

    private Stand stand;
    private Load load;
    private Chaos chaos;

    @BeforeAll
    void start() {
        System.out.println("-Dchaos.seed=" + SEED);
        stand = new Stand(data, 2);
        stand.start();
        load = new Load(stand, SEED, 3);
        chaos = new Chaos(stand, load, SEED);
        load.open();
    }

    @AfterAll
    void stop() {
        load.close();
        stand.close();
    }

    @Test
    void a_killed_node_and_broken_connections_lose_nothing() {
        chaos.faults(List.of("cut", "half-open", "delay", "backends", "nats"), Duration.ofSeconds(15), RATE);
        load.talk(Duration.ofSeconds(10), RATE);
        chaos.fault("kill");
        assertThat(chaos.verdict()).isEmpty();
    }

    @Test
    void a_database_that_crashes_loses_nothing() {
        load.talk(Duration.ofSeconds(10), RATE);
        chaos.fault("crash");
        assertThat(chaos.verdict()).isEmpty();
    }

    @Test
    void a_node_that_stood_still_for_longer_than_its_leases_does_nothing_twice() {
        load.talk(Duration.ofSeconds(5), RATE);
        load.everything();
        chaos.fault("zombie");
        assertThat(chaos.verdict()).isEmpty();
    }

    @Test
    void a_failure_at_each_point_and_a_death_at_one_lose_nothing() {
        chaos.throwing();
        load.talk(Duration.ofSeconds(10), RATE);
        load.everything();
        chaos.halts(0, 1);
        assertThat(chaos.verdict()).isEmpty();
        assertThat(chaos.done())
                .as("points reached; the desk's calls: %s", stand.calls())
                .noneMatch(one -> one.startsWith("NOT REACHED"));
    }

    @Test
    void the_same_message_on_two_nodes_at_once_is_one_and_another_under_its_id_is_refused() {
        chaos.twins(50);
        assertThat(chaos.verdict()).isEmpty();
        assertThat(load.refusedAsConflict()).isEqualTo(1);
    }
}
