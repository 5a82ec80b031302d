package org.deskbridge.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Waits for a database that is not up yet, for as long as it takes: nothing of the product can start without it, and
 * whoever starts both at once should not have to care about their order. Once it was reached nobody waits any more.
 */
final class FirstConnection {
    private static final Logger LOG = Logger.getLogger(FirstConnection.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int SAID_EACH = 10;
    private static volatile boolean reached;

    private FirstConnection() {}

    /** Opens a connection, or fails. */
    interface Source {
        Connection open() throws SQLException;
    }

    static Connection of(Source source, String url) throws SQLException {
        if (reached) {
            return source.open();
        }
        for (var attempt = 0; ; attempt++) {
            try {
                var first = source.open();
                say(attempt, url);
                reached = true;
                return first;
            } catch (SQLException e) {
                complain(attempt, url, e);
                pause(e);
            }
        }
    }

    private static void say(int attempt, String url) {
        if (attempt > 0) {
            LOG.log(Level.INFO, "the database {0} answers; the start goes on", where(url));
        }
    }

    private static void complain(int attempt, String url, SQLException why) {
        if (attempt % SAID_EACH == 0) {
            LOG.log(Level.WARNING, "waiting for the database {0}, which does not answer: {1}", new Object[] {
                where(url), why.getMessage()
            });
        }
    }

    /** What stands behind may be a password. */
    static String where(String url) {
        return url.replaceAll("[?;].*", "").replaceAll("//[^/@]*@", "//");
    }

    private static void pause(SQLException why) throws SQLException {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw why;
        }
    }
}
