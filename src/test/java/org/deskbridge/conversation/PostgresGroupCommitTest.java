package org.deskbridge.conversation;

import org.deskbridge.TestDatabase;

class PostgresGroupCommitTest extends GroupCommitContract {
    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }
}
