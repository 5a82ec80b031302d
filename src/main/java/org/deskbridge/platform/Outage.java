package org.deskbridge.platform;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;

/** Tells a database that is away from everything else that goes wrong: whoever asked may ask again later. */
public final class Outage {
    private Outage() {}

    /** Whether this, or what caused it, is one; WildFly's transactions keep what broke a commit as suppressed. */
    public static boolean isOne(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if ((at instanceof SQLException sql && isOne(sql))
                    || Stream.of(at.getSuppressed()).anyMatch(Outage::isOne)) {
                return true;
            }
        }
        return false;
    }

    /** 08: connection, 53: no room, 57P: shut down; pools say it in words only. */
    private static boolean isOne(SQLException sql) {
        var state = String.valueOf(sql.getSQLState());
        return sql instanceof SQLTransientConnectionException
                || sql instanceof SQLNonTransientConnectionException
                || sql instanceof SQLRecoverableException
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || String.valueOf(sql.getMessage()).contains("allocating a connection");
    }
}
