package org.deskbridge.platform;

import org.deskbridge.TestDatabase;

class H2UpgradeTest extends UpgradeContract {
    @Override
    TestDatabase database(String name) {
        return TestDatabase.h2(name);
    }

    @Override
    String emptying() {
        return "drop all objects";
    }
}
