package org.deskbridge.bench;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** Connections that are kept, as a server keeps them. */
final class Pooled implements AutoCloseable {
    private final JdbcConnectionPool pool;

    Pooled(String address) {
        var source = new PGConnectionPoolDataSource();
        source.setUrl(address);
        pool = JdbcConnectionPool.create(source);
        pool.setMaxConnections(20);
    }

    DataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
