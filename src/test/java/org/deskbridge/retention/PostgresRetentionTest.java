package org.deskbridge.retention;

import org.deskbridge.TestDatabase;

class PostgresRetentionTest extends RetentionContract {
    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
