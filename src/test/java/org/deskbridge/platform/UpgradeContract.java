package org.deskbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.deskbridge.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database that an earlier version filled: brought to today's, with everything that was in it. */
@Tag("databases")
abstract class UpgradeContract {
    private static final Path FIXTURE = Path.of("src/test/resources/upgrade/v4.sql");

    private final String name = "upgrade" + UUID.randomUUID().toString().replace("-", "");

    /** Opened as the product does: migrated, and its schema compared with the entities. */
    abstract TestDatabase database(String name);

    abstract String emptying();

    @Test
    void a_database_of_the_fourth_version_is_migrated_and_read_with_every_row_it_had() throws Exception {
        database(name).close();
        var before = filled(System.getProperty("deskbridge.db.url"));
        try (var database = database(name)) {
            before.forEach(table -> assertThat(one(database, "select count(*) from " + table))
                    .as(table)
                    .isIn("1", "2"));
            everyEntityIsRead(database);
            isAsItWas(database);
        }
    }

    private static void isAsItWas(TestDatabase database) {
        assertThat(one(database, "select body from message where position = 1")).isEqualTo("Where is my parcel?");
        assertThat(one(database, "select state || attempts || cause from work_item"))
                .isEqualTo("RETRYING3timed out");
        assertThat(one(database, "select rules from hand_over"))
                .as("settings that have moved kept their values")
                .contains(
                        "\"lowConfidence\":{\"enabled\":true,\"threshold\":0.7", "\"frustration\":{\"enabled\":true}");
    }

    private List<String> filled(String url) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (var sql : emptying().split(";", -1)) {
                statement.execute(sql);
            }
            Flyway.configure().dataSource(new Database()).target("4").load().migrate();
            for (var sql : Files.readString(FIXTURE).split(";\n", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            var tables = new ArrayList<String>();
            try (var found = statement.executeQuery("select lower(table_name) from information_schema.tables"
                    + " where lower(table_schema) = 'public' and lower(table_name) <> 'flyway_schema_history'")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            assertThat(tables)
                    .as("the fixture was written for the tables of then")
                    .hasSize(25);
            return tables;
        }
    }

    private static String one(TestDatabase database, String sql) {
        var found = new String[1];
        database.tx(() -> found[0] = String.valueOf(
                database.em().createNativeQuery(sql).getResultList().getFirst()));
        return found[0];
    }

    /** A column that an entity expects and the schema lacks fails here. */
    private static void everyEntityIsRead(TestDatabase database) {
        Tenant.everywhere(() -> {
            database.tx(() -> database.em()
                    .getMetamodel()
                    .getEntities()
                    .forEach(entity -> database.em()
                            .createQuery("select e from " + entity.getName() + " e")
                            .getResultList()));
            return true;
        });
    }
}
