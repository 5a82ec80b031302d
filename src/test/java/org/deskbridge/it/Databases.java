package org.deskbridge.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Has an empty database ready before the server starts, and its address where the server's command line asks for it. */
public class Databases implements LauncherSessionListener {
    private static EmbeddedPostgres postgres;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        var data = System.getProperty("it.data");
        if (data == null) {
            return;
        }
        try {
            empty(Path.of(data));
            System.setProperty("it.db.url", url(System.getProperty("it.database", "h2"), data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty database of its own on the PostgreSQL that is running. */
    static String fresh() {
        var name = "it" + java.util.UUID.randomUUID().toString().replace("-", "");
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return postgres.getJdbcUrl("postgres", name).replaceAll("\\?.*", "");
    }

    private static String url(String database, String data) throws IOException {
        System.setProperty("it.db.user", database.equals("h2") ? "" : "postgres");
        if (database.equals("h2")) {
            return "jdbc:h2:file:" + data + "/deskbridge";
        }
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .start();
        return postgres.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", "");
    }

    static void empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(directory);
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
