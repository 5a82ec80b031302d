package org.deskbridge.work;

import org.deskbridge.TestDatabase;

class PostgresWorkTest extends WorkContract {
    @Override
    TestDatabase node(String name) {
        return TestDatabase.postgres(name);
    }
}
