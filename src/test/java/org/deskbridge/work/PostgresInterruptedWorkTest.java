package org.deskbridge.work;

import org.deskbridge.TestDatabase;

class PostgresInterruptedWorkTest extends InterruptedWorkContract {
    @Override
    TestDatabase node(String name) {
        return TestDatabase.postgres(name);
    }
}
