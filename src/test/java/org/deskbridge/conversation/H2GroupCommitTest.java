package org.deskbridge.conversation;

import org.deskbridge.TestDatabase;

class H2GroupCommitTest extends GroupCommitContract {
    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
