package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server through a bad day: its database late, then away, and then it is told to stop. */
class BadStatesIT {
    private static final Duration BOUND = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    private int port;
    private String conversation = "";
    private String visitorToken = "";
    private EmbeddedPostgres postgres;

    private void databaseComes() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setServerConfig("max_connections", "100")
                .start();
    }

    private void databaseGoes() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    private Server server() {
        return new Server(
                directory.resolve("data"),
                "-Ddeskbridge.db.url=jdbc:postgresql://localhost:" + port + "/postgres",
                "-Ddeskbridge.db.user=postgres",
                "-Ddeskbridge.metrics.token=metrics-token",
                "-Ddeskbridge.log.format=json",
                "-Ddeskbridge.bootstrap.owner-email=owner@deskbridge.example",
                "-Ddeskbridge.bootstrap.owner-password=owner-password",
                "-Ddeskbridge.bootstrap.api-token=" + Rest.TOKEN);
    }

    private static boolean has(Server server, String line) {
        return Eventually.some(() -> Optional.of(server.said().contains(line)).filter(there -> there), BOUND);
    }

    @Test
    void a_database_that_is_late_and_then_away_costs_time_and_nothing_else() throws Exception {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (var server = server()) {
            server.launch("/");
            assertThat(has(server, "waiting for the database jdbc:postgresql://localhost:" + port + "/postgres"))
                    .isTrue();
            assertThat(server.isReady()).isFalse();
            databaseComes();
            server.awaitReady();
            var rest = new Rest(server.base());
            var key = rest.get("workspaces")
                    .json()
                    .getJsonArray("items")
                    .getJsonObject(0)
                    .getString("widgetKey");
            try (var shopper = Socket.chat(server.base(), key)) {
                awayAndBack(server, rest, shopper);
                figures(server);
                server.stop();
                assertThat(shopper.closeCode()).isEqualTo(1012);
            }
            discreet(server);
        } finally {
            databaseGoes();
        }
    }

    private void awayAndBack(Server server, Rest rest, Socket shopper) throws IOException {
        var welcome = shopper.hello();
        visitorToken = welcome.getString("visitorToken");
        conversation = welcome.getJsonObject("conversation").getString("id");
        var first = shopper.say("Is anybody here?");
        assertThat(shopper.from("visitor").getString("clientId")).isEqualTo(first);
        databaseGoes();
        var lost = UUID.randomUUID().toString();
        shopper.say(lost, "And now?");
        var refused = shopper.next("error");
        assertThat(refused.getString("clientId")).isEqualTo(lost);
        assertThat(refused.getInt("retryAfterMs")).isPositive();
        assertThat(rest.post("connectors/" + UUID.randomUUID() + "/webhook", "{}")
                        .status())
                .as("a vendor tries again after this status, and not after 500")
                .isEqualTo(503);
        assertThat(rest.get("workspaces").status()).isEqualTo(503);
        assertThat(server.isReady()).isFalse();
        databaseComes();
        server.awaitReady();
        shopper.say(lost, "And now?");
        assertThat(shopper.from("visitor").getString("clientId")).isEqualTo(lost);
        assertThat(rest
                        .get("conversations/" + conversation + "/messages")
                        .json()
                        .getJsonArray("items")
                        .getValuesAs(JsonObject.class)
                        .stream()
                        .filter(one ->
                                one.getJsonObject("author").getString("kind").equals("visitor"))
                        .map(one -> one.getString("clientId")))
                .containsExactly(first, lost);
    }

    /** A day of trouble with stack traces, and nothing in it that is nobody's business. */
    private void discreet(Server server) throws IOException {
        var keys = Files.readString(directory.resolve("data/keyset.json"));
        var key = keys.replaceAll("(?s).*\"value\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        assertThat(key).hasSizeGreaterThan(20).doesNotContain("{");
        assertThat(server.said())
                .doesNotContain("Is anybody here?", "And now?", key, visitorToken)
                .doesNotContain(Rest.TOKEN, "metrics-token", "owner-password");
        assertThat(server.said().lines().filter(line -> line.startsWith("{\"at\"")))
                .as("the frame that could not be stored names its conversation and its trace")
                .anyMatch(line -> line.contains("frame message failed")
                        && line.contains("\"conversation\":\"" + conversation)
                        && line.contains("\"trace\":\""));
    }

    private static void figures(Server server) {
        assertThat(metrics(server, "wrong").status()).isEqualTo(401);
        var text = Eventually.some(
                () -> Optional.of(metrics(server, "metrics-token").text())
                        .filter(shown -> shown.matches("(?s).*deskbridge_answer_seconds_count [12].*")),
                BOUND);
        assertThat(text)
                .contains("deskbridge_open_sockets{side=\"visitor\"} 1.0")
                .contains("deskbridge_messages_total{author=\"visitor\"} 2.0")
                .contains("deskbridge_webhooks_total{outcome=\"again-later\"} 1.0")
                .contains("deskbridge_database_up 1.0")
                .contains("deskbridge_database_connections_max 40.0")
                .contains("jvm_memory_used_bytes")
                .containsPattern("deskbridge_http_responses_total\\{area=\"rest\",status=\"5xx\"} [1-9]")
                .containsPattern("deskbridge_database_connections_failed_total [1-9]");
    }

    private static Rest.Answer metrics(Server server, String token) {
        return new Rest(server.base(), token).get("metrics");
    }
}
