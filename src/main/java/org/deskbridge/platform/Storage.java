package org.deskbridge.platform;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Declares the server's connection pool over {@link Database}, and says whether it has a database behind it. */
@DataSourceDefinition(
        name = "java:app/jdbc/deskbridge",
        className = "org.deskbridge.platform.Database",
        minPoolSize = 2,
        maxPoolSize = Storage.MOST,
        // WildFly's pool refuses a class that is told nothing at all
        properties = "applicationName=Deskbridge",
        isolationLevel = java.sql.Connection.TRANSACTION_READ_COMMITTED)
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Storage {
    /** Connections that one node has at most. */
    public static final int MOST = 40;

    private static final int PATIENCE_SECONDS = 2;

    @Resource(lookup = "java:app/jdbc/deskbridge")
    DataSource database;

    /** Whoever asks need not be a thread of this application: WildFly's health checks are called from its management. */
    @Lock(LockType.READ)
    public boolean answers() {
        try (var connection = database.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
