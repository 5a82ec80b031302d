package org.deskbridge.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The connections that the server's pool has to the database, counted where they are made: each server's pool alike. */
public final class Connections {
    private static final Set<Connection> MADE = Collections.newSetFromMap(new WeakHashMap<>());
    private static final AtomicLong OPENED = new AtomicLong();
    private static final AtomicLong FAILED = new AtomicLong();

    private Connections() {}

    static Connection opened(Connection connection) {
        OPENED.incrementAndGet();
        synchronized (MADE) {
            MADE.add(connection);
        }
        return connection;
    }

    static void failedOnce() {
        FAILED.incrementAndGet();
    }

    /** Not yet closed by either side. */
    public static long open() {
        synchronized (MADE) {
            MADE.removeIf(Connections::isOver);
            return MADE.size();
        }
    }

    private static boolean isOver(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** Since the start. */
    public static long opened() {
        return OPENED.get();
    }

    /** Since the start. */
    public static long failed() {
        return FAILED.get();
    }
}
