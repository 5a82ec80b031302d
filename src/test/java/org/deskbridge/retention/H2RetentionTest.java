package org.deskbridge.retention;

import org.deskbridge.TestDatabase;

class H2RetentionTest extends RetentionContract {
    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
