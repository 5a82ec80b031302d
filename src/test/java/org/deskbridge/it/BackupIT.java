package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A back-up is worth what its restore is: the same answers from another server, and a clear word where the keys are wrong. */
class BackupIT {
    private static final String SETTINGS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    @TempDir
    Path directory;

    private static Server server(Path data) {
        return new Server(
                data,
                "-Ddeskbridge.bootstrap.owner-email=owner@deskbridge.example",
                "-Ddeskbridge.bootstrap.owner-password=owner-password",
                "-Ddeskbridge.bootstrap.api-token=" + Rest.TOKEN);
    }

    private static void sql(Path data, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("deskbridge") + SETTINGS);
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private record Kept(String messages, String ticket, String ledger) {}

    private static Kept kept(Server server, String workspace, String conversation) {
        var rest = new Rest(server.base());
        var ticket = rest.get("conversations/" + conversation)
                .json()
                .getJsonObject("ticket")
                .getString("externalId");
        return new Kept(
                rest.get("conversations/" + conversation + "/messages").text(),
                rest.get("tickets/" + ticket).text(),
                rest.get("workspaces/" + workspace + "/deliveries").text());
    }

    @Test
    void what_was_backed_up_is_restored_with_its_keys_and_refused_with_others() throws Exception {
        var script = directory.resolve("backup.sql");
        var first = Files.createDirectories(directory.resolve("first"));
        Kept before;
        String workspace;
        String conversation;
        try (var server = server(first)) {
            server.start();
            var shown = new Rest(server.base())
                    .get("workspaces")
                    .json()
                    .getJsonArray("items")
                    .getJsonObject(0);
            workspace = shown.getString("id");
            try (var shopper = Socket.chat(server.base(), shown.getString("widgetKey"))) {
                conversation = shopper.hello().getJsonObject("conversation").getString("id");
                shopper.say("I want to talk to a human about order 4711");
                shopper.from("system");
            }
            before = Eventually.some(() -> settled(kept(server, workspace, conversation)), Duration.ofMinutes(1));
            server.stop();
        }
        sql(first, "script to '" + script + "'");
        restoredWithItsKeys(script, first, before, List.of(workspace, conversation));
        refusedWithOthers(script);
    }

    /** The mail to the team has failed, so that nothing of the ledger is under way. */
    private static Optional<Kept> settled(Kept kept) {
        return Optional.of(kept)
                .filter(one -> one.ledger().contains("dead")
                        && !one.ledger().contains("queued")
                        && !one.ledger().contains("sending"));
    }

    private void restoredWithItsKeys(Path script, Path first, Kept before, List<String> ids) throws Exception {
        var second = Files.createDirectories(directory.resolve("second"));
        sql(second, "runscript from '" + script + "'");
        Files.copy(first.resolve("keyset.json"), second.resolve("keyset.json"));
        try (var server = server(second)) {
            server.start();
            assertThat(kept(server, ids.get(0), ids.get(1))).isEqualTo(before);
        }
    }

    private void refusedWithOthers(Path script) throws Exception {
        var third = Files.createDirectories(directory.resolve("third"));
        sql(third, "runscript from '" + script + "'");
        try (var server = server(third)) {
            server.launch("/");
            assertThat(Eventually.some(
                            () -> Optional.of(server.said()).filter(said -> said.contains("Deskbridge is ready")),
                            Duration.ofMinutes(4)))
                    .contains("deskbridge.secrets.keyset does not open the secrets of this database");
            assertThat(server.isReady()).isFalse();
        }
    }
}
