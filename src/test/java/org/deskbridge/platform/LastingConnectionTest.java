package org.deskbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("databases")
class LastingConnectionTest {
    private static EmbeddedPostgres postgres;

    private final AtomicInteger opened = new AtomicInteger();
    private Connection connection;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        run("create table said (text varchar)");
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void open() throws SQLException {
        run("delete from said");
        connection = lasting();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private Connection lasting() throws SQLException {
        return LastingConnection.of(() -> {
            opened.incrementAndGet();
            return postgres.getPostgresDatabase().getConnection();
        });
    }

    @Test
    void what_died_between_transactions_is_opened_anew_as_it_was_set() throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        connection.setAutoCommit(false);
        say("before");
        connection.commit();
        connection.setAutoCommit(true);
        diesUnseen();
        assertThatThrownBy(() -> say("into nothing")).isInstanceOf(SQLException.class);
        connection.setAutoCommit(false);
        say("after");
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(said()).as("not committed yet").isEqualTo("before");
        connection.commit();
        assertThat(said()).isEqualTo("before, after");
        assertThat(opened).hasValue(2);
    }

    @Test
    void a_transaction_never_goes_on_with_another_connection() throws SQLException {
        connection.setAutoCommit(false);
        say("half");
        diesUnseen();
        assertThatThrownBy(() -> say("other half")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> say("again")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> connection.setAutoCommit(true)).isInstanceOf(SQLException.class);
        assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        say("whole");
        connection.rollback();
        assertThat(said()).isEmpty();
        assertThat(opened).hasValue(2);
    }

    @Test
    void rolling_back_what_died_is_no_failure_and_the_next_transaction_is_one_again() throws SQLException {
        connection.setAutoCommit(false);
        say("lost");
        diesUnseen();
        assertThatThrownBy(() -> say("lost too")).isInstanceOf(SQLException.class);
        connection.rollback();
        say("never committed");
        connection.rollback();
        say("kept");
        connection.commit();
        assertThat(said()).isEqualTo("kept");
    }

    @Test
    void after_one_death_the_others_are_asked_before_they_are_used() throws SQLException {
        try (var other = lasting();
                var alive = lasting()) {
            var living = pid(alive);
            kill(pid(connection));
            kill(pid(other));
            assertThatThrownBy(() -> say("into nothing")).isInstanceOf(SQLException.class);
            connection.setAutoCommit(false);
            connection.setAutoCommit(true);
            assertThat(pid(other)).isPositive();
            assertThat(pid(alive)).isEqualTo(living);
        }
        assertThat(opened).hasValue(4);
    }

    @Test
    void a_closed_one_stays_closed_and_one_without_a_database_says_so() throws SQLException {
        var nowhere = new AtomicInteger();
        try (var lonely = LastingConnection.of(() -> {
            if (nowhere.getAndIncrement() > 0) {
                throw new SQLException("nobody there", "08001");
            }
            return postgres.getPostgresDatabase().getConnection();
        })) {
            kill(pid(lonely));
            assertThatThrownBy(() -> pid(lonely)).isInstanceOf(SQLException.class);
            assertThat(lonely.isValid(1)).isFalse();
            lonely.setAutoCommit(false);
            lonely.rollback();
            assertThat(lonely.isClosed()).isFalse();
            assertThatThrownBy(() -> pid(lonely)).hasMessage("nobody there");
        }
        connection.close();
        assertThat(connection.isClosed()).isTrue();
        assertThatThrownBy(() -> say("too late")).isInstanceOf(SQLException.class);
        assertThat(opened).hasValue(1);
    }

    private void say(String text) throws SQLException {
        try (var statement = connection.prepareStatement("insert into said values (?)")) {
            statement.setString(1, text);
            statement.executeUpdate();
        }
    }

    private void diesUnseen() throws SQLException {
        kill(pid(connection));
    }

    private static int pid(Connection of) throws SQLException {
        try (var statement = of.createStatement();
                var found = statement.executeQuery("select pg_backend_pid()")) {
            found.next();
            return found.getInt(1);
        }
    }

    /** Returns when it has ended. */
    private static void kill(int pid) throws SQLException {
        run("select pg_terminate_backend(" + pid + ", 10000)");
    }

    private static void run(String sql) throws SQLException {
        try (var admin = postgres.getPostgresDatabase().getConnection();
                var statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String said() throws SQLException {
        try (var admin = postgres.getPostgresDatabase().getConnection();
                var statement = admin.createStatement();
                var found = statement.executeQuery("select coalesce(string_agg(text, ', '), '') from said")) {
            found.next();
            return found.getString(1);
        }
    }
}
