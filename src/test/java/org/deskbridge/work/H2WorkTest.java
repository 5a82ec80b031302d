package org.deskbridge.work;

import org.deskbridge.TestDatabase;

class H2WorkTest extends WorkContract {
    @Override
    TestDatabase node(String name) {
        return TestDatabase.h2(name);
    }
}
