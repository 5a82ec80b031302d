package org.deskbridge.work;

import org.deskbridge.TestDatabase;

class H2InterruptedWorkTest extends InterruptedWorkContract {
    @Override
    TestDatabase node(String name) {
        return TestDatabase.h2(name);
    }
}
