package org.deskbridge.platform;

import org.deskbridge.TestDatabase;

class PostgresUpgradeTest extends UpgradeContract {
    @Override
    TestDatabase database(String name) {
        return TestDatabase.postgres(name);
    }

    @Override
    String emptying() {
        return "drop schema public cascade; create schema public";
    }
}
