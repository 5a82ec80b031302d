package org.deskbridge.platform;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The one data source class behind the server's pool: it asks the configuration for the database, so that the same WAR
 * runs on the embedded one and on PostgreSQL with nothing but a changed key.
 */
public class Database implements DataSource {
    private @Nullable DataSource target;
    private @Nullable String applicationName;

    /** Under which PostgreSQL lists our connections, where the address of the database says nothing else. */
    public synchronized void setApplicationName(String name) {
        applicationName = name;
    }

    private synchronized DataSource target() {
        if (target == null) {
            target = open(Configuration.databaseUrl(), applicationName);
        }
        return target;
    }

    private static DataSource open(String url, @Nullable String application) {
        var user = Configuration.text("db.user").orElse("");
        var password = Configuration.text("db.password").orElse("");
        if (url.startsWith("jdbc:postgresql:")) {
            var postgres = new PGSimpleDataSource();
            postgres.setUrl(url);
            // Otherwise a broken constraint has the whole row in its message, and so in the log.
            postgres.setLogServerErrorDetail(false);
            if (postgres.getApplicationName() == null) {
                postgres.setApplicationName(application);
            }
            if (!user.isEmpty()) {
                postgres.setUser(user);
                postgres.setPassword(password);
            }
            return postgres;
        }
        if (!url.startsWith("jdbc:h2:")) {
            throw new IllegalStateException("deskbridge.db.url is neither jdbc:h2: nor jdbc:postgresql:");
        }
        var h2 = new JdbcDataSource();
        h2.setURL(url);
        h2.setUser(user);
        h2.setPassword(password);
        return h2;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var source = target();
        return LastingConnection.of(() -> FirstConnection.of(() -> counted(source), Configuration.databaseUrl()));
    }

    private static Connection counted(DataSource source) throws SQLException {
        try {
            return Connections.opened(source.getConnection());
        } catch (SQLException e) {
            Connections.failedOnce();
            throw e;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // the drivers log through java.util.logging
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // the address of the database carries its own time-outs
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("no common parent");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing of type " + type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
